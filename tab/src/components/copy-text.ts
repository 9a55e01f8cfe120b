/** Whether it is on the clipboard now. A frame in Teams may not be allowed to; teams-js' own clipboard is on its way out. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
