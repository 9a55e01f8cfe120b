import { useEffect, useRef } from "react";
import { isNothingFocused } from "./focus.ts";

/** When something closes that had the focus, it goes to the element with this id. */
export function useFocusBack(isOpen: boolean, id: string): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && isNothingFocused()) document.getElementById(id)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, id]);
}
