package io.tradu.app.canary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The golden documents in a home, and what is to become of them.
 *
 * @param home the home
 */
record GoldenDocuments(Path home) {

	static final String DATE = "2026-01-15";

	private static final String PLACE = "golden/";

	/**
	 * What a night on them ends with: the rows of both documents, and the one that is
	 * broken.
	 */
	private static final String LEDGER = "ledger: received=8 delivered=7 rejected=1 canceled=0 balanced=true";

	static GoldenDocuments copyTo(Path home) throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:golden/**/*.*")) {
			String path = file.getURL().getPath();
			Path place = home.resolve(path.substring(path.lastIndexOf(PLACE) + PLACE.length()));
			Files.createDirectories(place.getParent());
			try (InputStream in = file.getInputStream()) {
				Files.copy(in, place);
			}
		}
		return new GoldenDocuments(home);
	}

	/** Says what is not as expected after a night on them. */
	List<String> findings(List<String> printed) throws IOException {
		List<String> findings = new ArrayList<>();
		String last = printed.isEmpty() ? "" : printed.get(printed.size() - 1);
		if (!last.equals(LEDGER)) {
			findings.add("the night should end with \"" + LEDGER + "\", but does with \"" + last + "\"");
		}
		Path outbox = this.home.resolve("outbox").resolve(DATE);
		exact(outbox.resolve("exact"), findings);
		translated(outbox.resolve("english").resolve("greetings.es.csv"), findings);
		return findings;
	}

	private void exact(Path delivered, List<String> findings) throws IOException {
		for (String name : List.of("words.es.csv", "words.es.rejected.csv")) {
			Path file = delivered.resolve(name);
			if (!Files.exists(file)) {
				findings.add("exact/" + name + " is not delivered");
			}
			else if (Files.mismatch(file, this.home.resolve("expected").resolve(name)) >= 0) {
				findings.add("exact/" + name + " has another content than expected");
			}
		}
	}

	// Which words the engine finds depends on its language data; that it finds some does
	// not.
	private void translated(Path file, List<String> findings) throws IOException {
		if (!Files.exists(file)) {
			findings.add("english/greetings.es.csv is not delivered");
			return;
		}
		List<String> source = lines(this.home.resolve("expected").resolve("greetings.csv"));
		List<String> target = lines(file);
		if (target.size() != source.size() || !target.get(0).equals(source.get(0))) {
			findings.add("english/greetings.es.csv has other rows than its document");
			return;
		}
		for (int row = 1; row < source.size(); row++) {
			String key = source.get(row).split(",")[0] + ",";
			if (!target.get(row).startsWith(key)
					|| Arrays.asList(source.get(row).split(",")).stream().skip(1).anyMatch(target.get(row)::contains)) {
				findings.add("row " + row + " of english/greetings.es.csv is not translated");
			}
		}
	}

	private static List<String> lines(Path file) throws IOException {
		return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
	}

}
