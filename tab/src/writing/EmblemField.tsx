import { ColorSwatch, Field, Input, makeStyles, SwatchPicker, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { namedColours, type NamedColour } from "../../../bot/contract/colours.ts";
import { firstSign, type EmblemView } from "../../../bot/contract/emblem.ts";
import { Emblem } from "../components/Face.tsx";
import { useLayout } from "../components/layout.ts";

/** As Fluent's Avatar has them. */
const shown: Record<NamedColour, string> = {
  red: tokens.colorPaletteRedBackground2,
  pumpkin: tokens.colorPalettePumpkinBackground2,
  gold: tokens.colorPaletteGoldBackground2,
  forest: tokens.colorPaletteForestBackground2,
  seafoam: tokens.colorPaletteSeafoamBackground2,
  teal: tokens.colorPaletteTealBackground2,
  blue: tokens.colorPaletteBlueBackground2,
  cornflower: tokens.colorPaletteCornflowerBackground2,
  lavender: tokens.colorPaletteLavenderBackground2,
  grape: tokens.colorPaletteGrapeBackground2,
  magenta: tokens.colorPaletteMagentaBackground2,
  anchor: tokens.colorPaletteAnchorBackground2,
};

const useStyles = makeStyles({ sign: { width: "96px" }, swatches: { flexWrap: "wrap" } });

export interface EmblemFieldProps {
  emblem: EmblemView;
  onChange: (emblem: EmblemView) => void;
}

/** The sign and the colour of a community. Of what is typed the last sign counts, so that typing replaces it. */
export function EmblemField({ emblem, onChange }: EmblemFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const isMissing = emblem.sign === "";
  return (
    <div className={layout.tight}>
      <Field
        label={t("emblem.sign")}
        hint={isMissing ? null : t("emblem.hint")}
        validationMessage={isMissing ? t("emblem.hint") : null}
      >
        <Input
          className={styles.sign}
          value={emblem.sign}
          contentBefore={<Emblem emblem={emblem} size={24} />}
          onChange={(_event, { value }) => onChange({ ...emblem, sign: typedSign(value, emblem.sign) })}
        />
      </Field>
      <Field label={t("emblem.colour")}>
        <SwatchPicker
          className={styles.swatches}
          shape="rounded"
          selectedValue={emblem.colour}
          onSelectionChange={(_event, { selectedValue }) => {
            const colour = namedColours.find((one) => one === selectedValue);
            if (colour !== undefined) onChange({ ...emblem, colour });
          }}
        >
          {namedColours.map((colour) => (
            <ColorSwatch
              key={colour}
              value={colour}
              color={shown[colour]}
              aria-label={t(`emblem.colours.${colour}`)}
            />
          ))}
        </SwatchPicker>
      </Field>
    </div>
  );
}

/** One sign: the new one where another was typed behind or before it. */
function typedSign(typed: string, before: string): string {
  const text = typed.trim();
  const first = firstSign(text);
  return first === before && text !== before ? firstSign(text.slice(first.length)) : first;
}
