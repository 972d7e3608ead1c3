package io.tradu.engine.apertium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.Translation.Translated;

import org.springframework.util.unit.DataSize;

/** Engines for tests: the real one, and broken ones made of shell scripts. */
final class Engines {

	static final Route EN_ES = Route.parse("apertium:en-es");

	/** A pair that no table knows anything of. */
	static final Route XX_YY = Route.parse("apertium:xx-yy");

	private static final Path MODES = Path.of("/usr/share/apertium/modes");

	private Engines() {
	}

	static ApertiumEngine real() {
		requireInstalled("eng-spa");
		requireInstalled("eng-cat");
		requireInstalled("spa-cat");
		return new ApertiumEngine(properties(MODES, 64, 100_000, Duration.ofSeconds(10)));
	}

	static ApertiumEngine recycling(long after) {
		requireInstalled("eng-spa");
		return new ApertiumEngine(properties(MODES, 8, after, Duration.ofSeconds(10)));
	}

	private static void requireInstalled(String pair) {
		if (!Files.isDirectory(MODES.resolveSibling("apertium-" + pair))) {
			throw new AssertionError("these tests need Apertium: apt-get install apertium-" + pair);
		}
	}

	/**
	 * Returns an engine of one stage for {@link #XX_YY}. It translates what a pipeline
	 * has to know, and runs a script for each other message, the {@code n}th in
	 * {@code $raw}, its words in {@code $message}; words are answered with
	 * {@code answer}.
	 */
	static ApertiumEngine broken(Path directory, String script) {
		return command(directory, "bash", """
				put() { printf '%s\\0' "$1"; }
				answer() { put "$begin$1$end"; }
				while IFS= read -r -d '' raw; do
				begin="${raw%%]*}]"
				end="[][${raw##*[][}"
				message="${raw#*]}"
				message="${message%[][*}"
				case $message in *xyzzy*|*Xyzzy*) answer "*$message"; continue;; esac
				n=$((n + 1))
				""" + script + "\ndone\n");
	}

	static ApertiumEngine command(Path directory, String shell, String program) {
		try {
			Path file = Files.writeString(directory.resolve("stage.sh"), program);
			Path wrapper = Files.writeString(directory.resolve("stage"),
					"#!/bin/sh\nshift\nexec " + shell + " " + file + "\n");
			if (!wrapper.toFile().setExecutable(true)) {
				throw new IllegalStateException("cannot make " + wrapper + " executable");
			}
			Files.writeString(directory.resolve("xx-yy.mode"), "'" + wrapper + "' $1 $2");
			return new ApertiumEngine(properties(directory, 64, 100_000, Duration.ofSeconds(1)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static ApertiumProperties properties(Path modes, int inFlight, long recycleAfter, Duration timeout) {
		return new ApertiumProperties(modes, 1, inFlight, 100_000, recycleAfter, timeout, Duration.ofSeconds(10),
				new ApertiumProperties.Retry(3, Duration.ofMillis(5), 2, Duration.ofMillis(20)),
				new ApertiumProperties.Limits(DataSize.ofGigabytes(4), 256), true);
	}

	static String text(Translation translation) {
		if (translation instanceof Translated translated) {
			return translated.text();
		}
		throw new AssertionError("not translated: " + translation);
	}

	static List<String> texts(List<Translation> translations) {
		return translations.stream().map(Engines::text).toList();
	}

}
