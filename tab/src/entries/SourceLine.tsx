import { Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { EntrySourceView } from "../../../bot/contract/tips.ts";
import { Day } from "../components/Day.tsx";
import { safeLink } from "../markdown/safe-link.ts";
import { useHost } from "../teams/use-host.ts";

/** Where a tip or a reply comes from; a message opens in Teams. */
export function SourceLine({ source }: { source: EntrySourceView }) {
  const { t } = useTranslation();
  const host = useHost();
  if (source.kind === "written") return <span>{t("tip.source.written")}</span>;

  const words =
    source.placeName === undefined
      ? t("tip.source.plain")
      : t("tip.source.place", { place: source.placeName });
  const link = safeLink(source.link);
  return (
    <span>
      {link === undefined ? (
        words
      ) : (
        <Link
          inline
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          onClick={(event) => {
            if (host.kind !== "teams") return;
            event.preventDefault();
            host.openLink(link);
          }}
        >
          {words}
        </Link>
      )}
      {source.sentAt !== undefined && (
        <>
          {" · "}
          <Day of={source.sentAt} />
        </>
      )}
    </span>
  );
}
