// Words of the screen on which tags get their names.

export const enTags = {
  tags: {
    title: "Tags of {{name}}",
    loading: "Opening the tags …",
    back: "Back to the community",
    intro:
      "A tag can be renamed, or put together with another one. All tips and problems follow at once, and it can be taken back.",
    about: "Tags",
    aboutIntro: "What this community calls things. Every member may rename a tag, or make one of two.",
    open: "See all tags",
    find: "Find a tag",
    most: "These are used most. Type to find others.",
    inUse: "Tags in use",
    none: { title: "No tags yet", text: "They appear here once a tip or a problem has some." },
    nothing: "No tag begins so.",
    rename: "Rename",
    renameOf: "Rename the tag {{tag}}",
    newName: "New name of “{{tag}}”",
    newNameHint: "If there is a tag of this name, the two become one.",
    newNameFault: "Write another name, of at most {{max}} characters.",
    save: "Save",
    cancel: "Cancel",
    renamed: "“{{from}}” is called “{{to}}” now.",
    takenBack: "“{{from}}” has its name back.",
    renames: "Renamed",
    oneRename: "“{{from}}” is called “{{to}}”",
    undo: "Take back",
    undoOf: "Take back that {{from}} is called {{to}}",
  },
};
