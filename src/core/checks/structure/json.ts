/** RFC 7519 §7.2 and §4, RFC 8259: header and claims are each one JSON object in UTF-8, with every name once. */
import { problemRule } from './problem.ts';

export const jsonNotUtf8Rule = problemRule('token.json.not_utf8', 'not_utf8', 'jose');
export const jsonByteOrderMarkRule = problemRule('token.json.byte_order_mark', 'byte_order_mark', 'jose');
export const jsonMalformedRule = problemRule('token.json.malformed', 'not_json', 'jose');
export const jsonTrailingDataRule = problemRule('token.json.trailing_data', 'trailing_data', 'jose');
export const jsonNotAnObjectRule = problemRule('token.json.not_an_object', 'not_an_object', 'jose');
export const jsonDuplicateMemberRule = problemRule('token.json.duplicate_member', 'duplicate_member', 'jose');
export const jsonTooDeepRule = problemRule('token.json.too_deep', 'too_deep', 'jose');
export const jsonLoneSurrogateRule = problemRule('token.json.lone_surrogate', 'lone_surrogate', 'jose');
/** RFC 7493 §2.2: no number that readers hold differently. */
export const jsonInexactNumberRule = problemRule('token.json.inexact_number', 'inexact_number', 'jose');
/** RFC 7515 §7.2.1: the members of a JSON serialization and their types. */
export const jsonWrongMemberRule = problemRule('token.json.wrong_member', 'wrong_member', 'jose');
