package io.tradu.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.document.FeedsFile;
import io.tradu.document.InvalidFeeds;

/** Finds feeds that the line would refuse. */
class FeedsRule implements Rule {

	private static final String SECTION = "tradu.feeds.";

	@Override
	public List<Finding> check(Declared environment) {
		Path file = environment.folder().resolve(EnvironmentFolders.FEEDS);
		if (!Files.exists(file)) {
			return List.of();
		}
		List<Finding> findings = new ArrayList<>();
		try {
			FeedsFile.read(file);
		}
		catch (InvalidFeeds ex) {
			findings.add(environment.finding("feeds", environment.feedsLabel(), "",
					String.valueOf(ex.getMessage()).replace("feeds file " + file + ": ", "")));
		}
		for (Setting setting : SettingsFile.read(file, environment.feedsLabel()).settings()) {
			if (!setting.name().startsWith(SECTION)) {
				findings.add(environment.finding("unknown", setting, "nothing but tradu.feeds belongs in this file"));
			}
		}
		return findings;
	}

}
