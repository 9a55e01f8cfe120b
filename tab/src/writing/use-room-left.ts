import { useTranslation } from "react-i18next";

/** A counter that shows only near the limit or past it; what is too long stays typed and is said, not cut. */
export function useRoomLeft(): (text: string, max: number) => string | undefined {
  const { t } = useTranslation();
  return (text, max) => {
    const left = max - text.length;
    if (left < 0) return t("write.over", { count: -left });
    return left <= max / 10 ? t("write.left", { count: left }) : undefined;
  };
}
