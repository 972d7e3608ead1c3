package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.csv.TextFileScan;
import io.tradu.nightly.NightRun;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs nights under proof: the run completes, its ledger is balanced, and the bytes of
 * every file that lay in the inbox lie in the archive, in quarantine or in the inbox
 * afterwards.
 */
public final class Conservation {

	private final Line line;

	public Conservation(Line line) {
		this.line = line;
	}

	/** Runs the current date's night. */
	public NightRun run() {
		return run(false);
	}

	/** Runs the current date's night, or its next sequence. */
	public NightRun run(boolean again) {
		Map<String, Path> before = contents(this.line.path("inbox"));
		NightRun run = this.line.run(again);
		assertThat(run.status()).as("status of night %s: %s", run.night().label(), run.failure())
			.isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.account(run).balanced()).as("ledger").isTrue();
		Set<String> kept = kept();
		before.forEach((sha256, file) -> {
			if (!Files.exists(file)) {
				assertThat(kept.contains(sha256)).as("bytes of %s are kept", file).isTrue();
			}
		});
		return run;
	}

	private Set<String> kept() {
		return Stream.of("inbox", "archive", "quarantine")
			.map(this.line::path)
			.flatMap((folder) -> contents(folder).keySet().stream())
			.collect(Collectors.toSet());
	}

	private static Map<String, Path> contents(Path folder) {
		Map<String, Path> contents = new TreeMap<>();
		if (!Files.isDirectory(folder)) {
			return contents;
		}
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter((path) -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
				contents.put(TextFileScan.of(file).sha256(), file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return contents;
	}

}
