import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { pictureQuery, type PicturePlace } from "../api/picture-queries.ts";
import { useApi } from "../api/use-api.ts";

const useStyles = makeStyles({
  picture: {
    display: "block",
    maxWidth: "100%",
    height: "auto",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  /** About as high as most pictures, so that little moves. */
  coming: {
    display: "block",
    height: "200px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
  },
});

/** The entry that is shown; undefined where it is that of the page's address. */
export const ShownEntry = createContext<PicturePlace | undefined>(undefined);

/** A picture of this community, in words as long as it is not there. */
export function Picture({ id, alt, className }: { id: string; alt: string; className?: string | undefined }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const ofPage = useParams<PicturePlace & object>();
  const { data, isPending } = useQuery(pictureQuery(useApi(), useContext(ShownEntry) ?? ofPage, id));
  const words = alt === "" ? t("tip.pictureWithoutName") : alt;
  if (data !== undefined) return <img className={className ?? styles.picture} src={data} alt={words} />;
  if (isPending) return <span className={className ?? styles.coming} role="img" aria-label={words} />;
  return <span>{alt === "" ? words : t("tip.picture", { name: alt })}</span>;
}
