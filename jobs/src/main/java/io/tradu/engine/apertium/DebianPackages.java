package io.tradu.engine.apertium;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.TreeMap;
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

	private static final Duration PATIENCE = Duration.ofSeconds(2);

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

	/**
	 * Returns the versions of the installed packages that engines are made of, by name;
	 * none where there is no such package manager, or it does not answer in time.
	 */
	static Map<String, String> versions() {
		Map<String, String> versions = new TreeMap<>();
		List<String> question = new ArrayList<>(List.of("dpkg-query", "-W", "-f", "${Package} ${Version}\n"));
		question.addAll(List.of("apertium*", "lttoolbox", "cg3", "hfst"));
		try {
			Process query = new ProcessBuilder(question).redirectErrorStream(false)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			try (BufferedReader answer = query.inputReader()) {
				if (!query.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
					query.destroyForcibly();
					return Map.of();
				}
				// Packages that were removed are listed without a version.
				answer.lines()
					.map((line) -> line.split(" ", 2))
					.filter((parts) -> parts.length == 2 && !parts[1].isBlank())
					.forEach((parts) -> versions.put(parts[0], parts[1]));
			}
		}
		catch (IOException ex) {
			return Map.of();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return versions;
	}

	/** Returns the package that brings a program, if one is known to. */
	static Optional<String> ofProgram(String program) {
		String own = program.startsWith("apertium-") ? "apertium" : null;
		return Optional.ofNullable(PROGRAMS.getOrDefault(program, own));
	}

}
