/** The drafts of emails in a round, wherever they stand in it. */
import type { Draft, Round } from "./protocol";

const SENT = "email/sent/";
const WRITTEN = "email/";

/** Where a draft goes when it is ticked as sent, or when that is taken back. */
export const whereTo = (at: string, sent: boolean): string => {
  const name = at.slice(at.lastIndexOf("/") + 1);
  return (sent ? SENT : WRITTEN) + name;
};

/** The round with a draft that was moved: it is seen at once, before the round is looked at again. */
export const withMoved = (round: Round, from: string, to: string, sent: boolean): Round => {
  const moved = (drafts: Draft[]): Draft[] => drafts.map((draft) => (draft.at === from ? { ...draft, at: to, sent } : draft));
  const each = <Holder extends { drafts: Draft[] }>(all: Holder[]): Holder[] =>
    all.map((one) => ({ ...one, drafts: moved(one.drafts) }));
  return {
    ...round,
    drafts: moved(round.drafts),
    workbooks: each(round.workbooks),
    board: { ...round.board, departments: each(round.board.departments) },
    corrections: each(round.corrections),
  };
};
