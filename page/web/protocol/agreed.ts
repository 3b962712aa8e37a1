/** The steps that are agreed with subjects: as they stand, and as somebody types them. */

/** What is agreed with a subject; what is not given stays as it is, and what is empty is taken back. */
export interface Agreeing {
  subject: string;
  step?: string;
  owner?: string;
  /** `2027-03-26` */
  by?: string;
}

/** The next step of each subject, department by department. */
export interface Agreed {
  /** How many of the last round's steps are kept, as a sentence. */
  kept: string | null;
  departments: AgreedOf[];
}

export interface AgreedOf {
  code: string;
  name: string;
  champion: string;
  subjects: AgreedStep[];
}

export interface AgreedStep {
  name: string;
  /** What was agreed after the last round, and what its department says of it. */
  before: { step: string; done: string; why: string | null }[];
  proposed: string;
  step: string;
  owner: string;
  /** `2027-03-26` */
  by: string | null;
  /** What of it cannot be used as it was typed. */
  doubts: string[];
}
