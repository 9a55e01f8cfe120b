import { Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { TipSourceView } from "../../../../bot/contract/tips.ts";
import { safeLink } from "../../components/safe-link.ts";
import { useHost } from "../../teams/use-host.ts";
import { useDate } from "../../words/use-date.ts";

/** Where a tip comes from; a message opens in Teams. */
export function SourceLine({ source }: { source: TipSourceView }) {
  const { t } = useTranslation();
  const words = useSourceWords();
  const host = useHost();
  if (source.kind === "written") return <span>{t("tip.source.written")}</span>;

  const link = safeLink(source.link);
  if (link === undefined) return <span>{words(source)}</span>;
  return (
    <Link
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (host.kind !== "teams") return;
        event.preventDefault();
        host.openLink(link);
      }}
    >
      {words(source)}
    </Link>
  );
}

function useSourceWords(): (source: Extract<TipSourceView, { kind: "message" }>) => string {
  const { t } = useTranslation();
  const date = useDate();
  return ({ placeName: place, sentAt }) => {
    if (place !== undefined && sentAt !== undefined)
      return t("tip.source.full", { place, date: date(sentAt) });
    if (place !== undefined) return t("tip.source.place", { place });
    return sentAt === undefined ? t("tip.source.plain") : t("tip.source.date", { date: date(sentAt) });
  };
}
