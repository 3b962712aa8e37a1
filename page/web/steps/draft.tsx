/** A draft of an email: it is opened in the mail program, or copied, and ticked once it was sent. */
import type { Hands } from "../hands";
import { Button, Disclosure, Tag } from "../parts";
import type { Draft } from "../protocol";
import { steps } from "../texts/steps";
import { Copy } from "./copy";
import { Tick } from "./tick";

export function DraftCard({ hands, draft }: { hands: Hands; draft: Draft }) {
  const { at, title, to, subject, text, attachments, sent } = draft;
  return (
    <div class={sent ? "draft draft-sent" : "draft"}>
      <p>
        <span class="draft-title">{subject || title}</span> {sent && <Tag tone="good">{steps.sent}</Tag>}
        <br />
        <span class="soft">{to === "" ? steps.noAddress : steps.to(to)}</span>
      </p>
      <div class="row">
        <Button of={steps.of(title)} onClick={() => void hands.hand(at)}>
          {steps.openMail}
        </Button>
        <Tick label={steps.tickSent} of={steps.of(title)} ticked={sent} onTick={(ticked) => hands.tick(at, ticked)} />
      </div>
      <Disclosure summary={<>{steps.copyInstead}<span class="aside"> {steps.of(title)}</span></>}>
        <dl class="copies">
          <Copy hands={hands} label={steps.address} of={title} text={to} />
          <Copy hands={hands} label={steps.subject} of={title} text={subject} />
          <Copy hands={hands} label={steps.text} of={title} text={text} />
        </dl>
        {attachments.length > 0 && (
          <div class="stack">
            <p>{steps.attach}</p>
            <ul class="attachments">
              {attachments.map((file) => (
                <li key={file} class="path">
                  {file}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Disclosure>
    </div>
  );
}

/** What stays the same of a draft when it is ticked, and its file moves. */
const key = ({ kind, title }: Draft): string => `${kind} ${title}`;

export function Drafts({ hands, drafts }: { hands: Hands; drafts: readonly Draft[] }) {
  return (
    <ul class="drafts plain">
      {drafts.map((draft) => (
        <li key={key(draft)}>
          <DraftCard hands={hands} draft={draft} />
        </li>
      ))}
    </ul>
  );
}
