/** Takes the engine out of the page: it lies there packed, as letters, in a script that no browser runs. */

/** Letters that make whole bytes, few enough that taking them is never noticed. */
const SOME = 4 * 48 * 1024;

const letters = function* (text: string): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < text.length; from += SOME) {
    yield Uint8Array.from(atob(text.slice(from, from + SOME)), (letter) => letter.charCodeAt(0));
  }
};

/** A moment in which the page may answer to whoever uses it. */
const breath = (): Promise<void> => new Promise((go) => setTimeout(go));

/** The engine's bytes. */
export const unpack = async (): Promise<ArrayBuffer> => {
  const text = (document.getElementById("engine")?.textContent ?? "").trim();
  const pieces = letters(text);
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(stream) {
      await breath();
      const { value } = pieces.next();
      if (value) stream.enqueue(value);
      else stream.close();
    },
  });
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
};
