import assert from "node:assert/strict";
import { createElement, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { usePersonName } from "../../../tab/src/components/use-person-name.ts";
import { addLaterStrings, startStrings } from "../../../tab/src/strings/strings.ts";

describe("a person's name in the tab", () => {
  const strings = startStrings("en");
  before(() => addLaterStrings(strings));

  /** What the page shows. */
  function shown(...named: Parameters<ReturnType<typeof usePersonName>>): string {
    const Named = () => createElement(Fragment, undefined, usePersonName()(...named));
    return renderToStaticMarkup(createElement(I18nextProvider, { i18n: strings }, createElement(Named)));
  }

  it("is the name, wherever it stands", () => {
    assert.equal(shown("Ada Lovelace"), "Ada Lovelace");
    assert.equal(shown("Ada Lovelace", "atStart"), "Ada Lovelace");
    assert.equal(shown({ kind: "person", name: "Ada Lovelace" }), "Ada Lovelace");
  });

  it("is somebody for one who has no name any more", () => {
    assert.equal(shown(""), "someone");
    assert.equal(shown("", "atStart"), "Someone");
    assert.equal(shown({ kind: "person", name: "" }, "atStart"), "Someone");
  });

  it("tells no more of one who asked without a name", () => {
    assert.equal(shown({ kind: "asker" }), "the person who asked");
    assert.equal(shown({ kind: "asker" }, "atStart"), "The person who asked");
  });
});
