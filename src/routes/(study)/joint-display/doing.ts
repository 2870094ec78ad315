/** Does an act and says on the page why it was refused; gives whether it was done. */
export type Doing = (act: () => Promise<unknown>) => Promise<boolean>;

/** Opens another address of the page; the focus goes to what was just made, by its id, or to the page's `head`. */
export type Go = (address: string, focus?: string) => void;
