/** Well-formed text without control characters; tab and line breaks stay. */
export const cleanText = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, "").toWellFormed();
