/** That nothing leaves the computer, and how anybody can see for themselves. */
import { Button, Heading } from "../parts";
import { texts } from "../texts/private";

export function Private() {
  return (
    <div class="stack">
      <Heading title={texts.title} />
      {texts.parts.map(({ heading, sentences }) => (
        <section class="sheet stack" key={heading}>
          <h2>{heading}</h2>
          {sentences.length === 1 ? (
            <p>{sentences[0]}</p>
          ) : (
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <Button onClick={() => history.back()}>{texts.back}</Button>
    </div>
  );
}
