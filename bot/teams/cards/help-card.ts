import { ActionSet, ColumnSet } from "@microsoft/teams.cards";
import type { ButtonCommand } from "../../contract/card-data.ts";
import type { Strings } from "../../strings/strings.ts";
import { commandButton } from "./buttons.ts";
import { type Card, cardOf, openLink, sentence } from "./card.ts";
import { besideTitle, textColumn } from "./card-head.ts";

const rows = [
  { command: "find", title: "card.findSomething", what: "help.find" },
  { command: "ask", title: "card.ask", what: "help.ask" },
  { command: "thank", title: "thank.title", what: "help.thank" },
  { command: "start", title: "card.startTitle", what: "help.start" },
  { command: "my data", title: "card.myData", what: "help.myData" },
] as const satisfies readonly { command: ButtonCommand; title: string; what: string }[];

/** What a person can do, each thing by a button. @param home the address of their own page. */
export const helpCard = (strings: Strings, home: string): Card =>
  cardOf({
    icon: "Sparkle",
    title: strings("card.helpTitle"),
    body: [
      sentence(strings("help.save")),
      ...rows.map(
        ({ command, title, what }) =>
          new ColumnSet({
            spacing: "Small",
            columns: [
              besideTitle(new ActionSet(commandButton(strings(title), command))),
              textColumn(sentence(strings(what))),
            ],
          }),
      ),
    ],
    actions: [openLink(strings("card.openHome"), home)],
    news: strings("card.helpTitle"),
  });
