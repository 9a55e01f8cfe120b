/** Whether what had the focus is gone, so that a keyboard would begin at the top again. */
export const isNothingFocused = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;
