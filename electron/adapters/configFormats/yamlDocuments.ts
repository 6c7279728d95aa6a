import { Composer, type CST, type Document, Lexer, Parser } from "yaml";

/** Of things within things; no config file comes near it. */
const deepest = 300;

/**
 * All documents of a text, with what was wrong with them.
 *
 * `uniqueKeys` would take quadratic time; here, as with most readers that take duplicates, the last
 * one counts.
 *
 * @throws RangeError where things stand too deep within things.
 */
export function yamlDocuments(text: string): readonly Document.Parsed[] {
  const composer = new Composer({
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  return [...composer.compose(shallowTokens(text))];
}

/**
 * SECURITY: the composer calls itself for each level, and one of its patterns that is compiled
 * where the stack ends does not throw: it ends the process, with all that is unsaved in it.
 */
function* shallowTokens(text: string): Iterable<CST.Token> {
  const parser = new Parser();
  for (const piece of new Lexer().lex(text)) {
    yield* parser.next(piece);
    if (parser.stack.length > deepest) throw new RangeError("nested too deep");
  }
  yield* parser.end();
}
