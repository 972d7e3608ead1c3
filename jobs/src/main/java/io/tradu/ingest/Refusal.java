package io.tradu.ingest;

/**
 * Why a document is refused as a whole after it was received.
 *
 * @param rule the rule that it breaks, as a stable identifier
 * @param detail the same as a sentence
 */
record Refusal(String rule, String detail) {

	static Refusal tooManyBadRows(String detail) {
		return new Refusal("too-many-bad-rows", detail);
	}

}
