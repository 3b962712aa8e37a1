/** What is typed on a screen and not saved yet, form by form: while there is any, closing the page asks first. */
const forms = new Set<string>();

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Whether anything is typed and not saved. */
export const isTyped = (): boolean => forms.size > 0;

/** Whether anything of a form is kept in the page alone. */
export const hold = (form: string, isAny: boolean): void => {
  if (isAny) forms.add(form);
  else forms.delete(form);
  if (isTyped()) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
};
