package io.tradu.environment;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.InvalidFeeds;

import org.springframework.util.unit.DataSize;

/**
 * The memory an environment may come to use, in megabytes.
 *
 * @param runs the processes that run the line
 * @param engines the engines' pipelines
 * @param servers Data Flow, Skipper and the applications of the stream
 */
record MemoryNeed(long runs, long engines, long servers) {

	/**
	 * The servers that all environments of a machine share: PostgreSQL, RabbitMQ,
	 * InfluxDB.
	 */
	static final DataSize OF_SHARED_SERVERS = DataSize.ofMegabytes(300);

	/** What a Java process needs beside its heap, in megabytes. */
	static final long BESIDE_HEAP = 200;

	/** One Apertium pipeline with its data. */
	private static final long PIPELINE = 80;

	/** Data Flow and Skipper. */
	private static final long OWN_SERVERS = 900;

	private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([kmgKMG])");

	static MemoryNeed of(Declared environment) {
		long heap = MachineFit.size(environment, "tradu.limits.memory").toMegabytes();
		long runs = Math.max(1, MachineFit.number(environment, "tradu.limits.concurrent-runs"));
		long pipelines = MachineFit.number(environment, "tradu.limits.engine-pipelines");
		return new MemoryNeed(runs * (heap + BESIDE_HEAP), pipelines * pairs(environment) * PIPELINE,
				OWN_SERVERS + applications(environment));
	}

	private static long pairs(Declared environment) {
		Path file = environment.folder().resolve(EnvironmentFolders.FEEDS);
		try {
			Feeds feeds = FeedsFile.read(file);
			return feeds.all()
				.stream()
				.flatMap((feed) -> feed.targets()
					.stream()
					.flatMap((target) -> feed.routes(source(feed), target).stream()))
				.distinct()
				.count();
		}
		catch (InvalidFeeds ex) {
			// Another rule says so.
			return 1;
		}
	}

	private static String source(Feed feed) {
		return String.valueOf(feed.source());
	}

	// What each application of the stream is given as its heap, by itself or by the
	// stream.
	private static long applications(Declared environment) {
		long members = environment.dataFlow()
			.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith("stream.members."))
			.map((setting) -> setting.name().split("\\.", -1)[2])
			.distinct()
			.count();
		return heaps(environment, "stream.deployer.") * members + heaps(environment, "stream.members.");
	}

	private static long heaps(Declared environment, String prefix) {
		return environment.dataFlow()
			.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith(prefix))
			.map((setting) -> HEAP.matcher(setting.value()))
			.filter(Matcher::find)
			.mapToLong((heap) -> BESIDE_HEAP
					+ DataSize.parse(heap.group(1) + heap.group(2).toUpperCase(Locale.ROOT) + "B").toMegabytes())
			.sum();
	}

	DataSize total() {
		return DataSize.ofMegabytes(this.runs + this.engines + this.servers);
	}

	@Override
	public String toString() {
		return total().toMegabytes() + "MB (runs " + this.runs + ", engines " + this.engines + ", servers "
				+ this.servers + ")";
	}

}
