package io.tradu.engine.apertium;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which Debian package brings a language pair or a program. */
final class DebianPackages {

	private static final Set<String> PAIRS = Set.of("afr-nld", "arg-cat", "bel-rus", "br-fr", "cat-ita", "cat-srd",
			"dan-nor", "en-gl", "eng-cat", "eng-spa", "eo-ca", "eo-en", "eo-es", "eo-fr", "es-gl", "es-pt", "es-ro",
			"eu-en", "eu-es", "fr-es", "fra-cat", "fra-frp", "hbs-eng", "hbs-mkd", "hbs-slv", "ind-zlm", "isl-eng",
			"isl-swe", "mkd-bul", "mkd-eng", "nno-nob", "oc-ca", "oc-es", "oci-fra", "pol-szl", "por-cat", "pt-gl",
			"rus-ukr", "spa-arg", "spa-ast", "spa-cat", "spa-ita", "srd-ita", "swe-dan", "swe-nor", "urd-hin");

	private static final Map<String, String> PROGRAMS = Map.of("lt-proc", "lttoolbox", "cg-proc", "cg3", "lsx-proc",
			"apertium-separable", "lrx-proc", "apertium-lex-tools", "apertium-anaphora", "apertium-anaphora",
			"rtx-proc", "apertium-recursive", "hfst-proc", "hfst");

	private DebianPackages() {
	}

	/** Returns the package that brings a pair; one package serves both directions. */
	static Optional<String> ofPair(Collection<String> sourceCodes, Collection<String> targetCodes) {
		return sourceCodes.stream()
			.flatMap((source) -> targetCodes.stream()
				.flatMap((target) -> List.of(source + "-" + target, target + "-" + source).stream()))
			.filter(PAIRS::contains)
			.map((pair) -> "apertium-" + pair)
			.findFirst();
	}

	static String ofProgram(String program) {
		return PROGRAMS.getOrDefault(program, "apertium");
	}

}
