import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  BookOpenRegular,
  CheckmarkCircleRegular,
  HeartRegular,
  LightbulbRegular,
  QuestionCircleRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

const icons = {
  tip: LightbulbRegular,
  open: QuestionCircleRegular,
  solved: CheckmarkCircleRegular,
  thanks: HeartRegular,
  story: BookOpenRegular,
  doubted: WarningRegular,
};

const useStyles = makeStyles({
  mark: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0, fontSize: "16px" },
  tip: { color: tokens.colorPaletteMarigoldForeground2 },
  open: { color: tokens.colorPaletteBlueForeground2 },
  solved: { color: tokens.colorPaletteForestForeground2 },
  thanks: { color: tokens.colorPaletteMagentaForeground2 },
  story: { color: tokens.colorPaletteLavenderForeground2 },
  doubted: { color: tokens.colorStatusWarningForeground3 },
});

export type Kind = keyof typeof icons;

/** What something is, or that it is doubted: an icon and a colour of its own beside the word, unless that stands there. */
export function KindMark({ kind, isNamed = false }: { kind: Kind; isNamed?: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = icons[kind];
  return (
    <span className={mergeClasses(styles.mark, styles[kind])}>
      <Icon className={styles.icon} />
      {!isNamed && t(`kinds.${kind}`)}
    </span>
  );
}
