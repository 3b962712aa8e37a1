/** Takes the engine out of the page: it lies there packed, as letters, in a script that no browser runs. */

/** Letters that make whole bytes, few enough that taking them is never noticed. */
const SOME = 4 * 48 * 1024;

const pieces = function* (text: string): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < text.length; from += SOME) {
    const letters = atob(text.slice(from, from + SOME));
    const bytes = new Uint8Array(letters.length);
    for (let place = 0; place < bytes.length; place += 1) bytes[place] = letters.charCodeAt(place);
    yield bytes;
  }
};

/** A moment in which the page may answer to whoever uses it. */
const breath = (): Promise<void> => new Promise((go) => setTimeout(go));

/** The engine's bytes. */
export const unpack = async (): Promise<ArrayBuffer> => {
  const text = (document.getElementById("engine")?.textContent ?? "").trim();
  const some = pieces(text);
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(stream) {
      await breath();
      const { value } = some.next();
      if (value) stream.enqueue(value);
      else stream.close();
    },
  });
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
};
