package io.tradu.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.batch.PrivateFolder;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A home with the sample documents in its inbox.
 *
 * @param root the home
 */
record DemoHome(Path root) {

	private static final String MARKER = ".tradu-demo";

	private static final String SAMPLES = "samples/";

	/**
	 * Makes a fresh demo home. Only a folder that is missing, empty, or an earlier demo's
	 * is used.
	 */
	static DemoHome prepare(Path root) throws IOException {
		DemoHome home = new DemoHome(root.toAbsolutePath().normalize());
		home.clear();
		for (Resource sample : new PathMatchingResourcePatternResolver().getResources("classpath*:samples/**/*.*")) {
			String path = sample.getURL().getPath();
			home.copy(sample, path.substring(path.lastIndexOf(SAMPLES) + SAMPLES.length()));
		}
		// For every further command in this home.
		Files.writeString(home.root().resolve("application.yml"),
				"tradu.feeds-file: ${tradu.folders.home}/feeds.yml\n");
		return home;
	}

	Path inbox() {
		return this.root.resolve("inbox");
	}

	private void clear() throws IOException {
		String[] found = this.root.toFile().list();
		if (found != null && found.length > 0 && !Files.exists(this.root.resolve(MARKER))) {
			throw new WrongUsage("--home: " + this.root + " holds something that is not a demo's; name another folder");
		}
		FileSystemUtils.deleteRecursively(this.root);
		PrivateFolder.createForGroup(this.root);
		Files.writeString(this.root.resolve(MARKER), "This folder is removed by the next tradu demo.\n");
	}

	private void copy(Resource sample, String name) throws IOException {
		Path place = this.root.resolve(name);
		Files.createDirectories(place.getParent());
		try (InputStream in = sample.getInputStream()) {
			Files.copy(in, place);
		}
	}

}
