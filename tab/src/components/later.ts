import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { getI18n } from "react-i18next";
import { addLaterStrings } from "../strings/strings.ts";

/** A part that loads once it is needed, with the words that only such parts use, or with words of its own. */
export const later = <Props>(
  load: () => Promise<ComponentType<Props>>,
  addStrings = addLaterStrings,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => {
    const [component] = await Promise.all([load(), addStrings(getI18n())]);
    return { default: component };
  });
