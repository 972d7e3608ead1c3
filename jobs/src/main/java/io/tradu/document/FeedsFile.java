package io.tradu.document;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.failure.FailureReport;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a feeds file. Not bound by Spring: its relaxed names would turn the feed
 * {@code news_2} into {@code news2}, and unknown settings would pass unseen.
 */
public final class FeedsFile {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private final Path file;

	private FeedLines lines = FeedLines.none();

	private FeedsFile(Path file) {
		this.file = file;
	}

	/**
	 * Reads and validates all feeds.
	 * @throws InvalidFeeds if the file is missing, is not YAML, or a setting is unknown,
	 * missing or out of range; the message names every feed that is wrong
	 */
	public static Feeds read(Path file) {
		return new FeedsFile(file).read();
	}

	private Feeds read() {
		Map<?, ?> sections = section(section(parse(), "tradu"), "feeds");
		List<Feed> feeds = new ArrayList<>();
		List<WrongFeedException> wrong = new ArrayList<>();
		sections.forEach((name, settings) -> {
			try {
				feeds.add(feed(String.valueOf(name), settings));
			}
			catch (WrongFeedException ex) {
				wrong.add(ex);
			}
		});
		if (!wrong.isEmpty()) {
			throw invalid(wrong.stream().map(WrongFeedException::getMessage).collect(Collectors.joining("; ")),
					wrong.get(0));
		}
		if (feeds.isEmpty()) {
			throw invalid("has no feed under tradu.feeds", null);
		}
		FeedRules.namesakes(feeds).ifPresent((names) -> {
			throw invalid(names, null);
		});
		return new Feeds(origin(), feeds, this.lines);
	}

	private Object parse() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		DumperOptions dumper = new DumperOptions();
		try {
			Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options,
					new WithoutBooleans());
			String text = Files.readString(this.file);
			Object content = yaml.load(text);
			Node root = yaml.compose(new StringReader(text));
			this.lines = (root != null) ? FeedLines.of(root) : FeedLines.none();
			return (content != null) ? content : Map.of();
		}
		catch (MarkedYAMLException ex) {
			String line = (ex.getProblemMark() != null) ? ", line " + (ex.getProblemMark().getLine() + 1) : "";
			throw invalid("is not YAML: " + ex.getProblem() + line, ex);
		}
		catch (YAMLException ex) {
			throw invalid("is not YAML: " + ex.getMessage(), ex);
		}
		catch (NoSuchFileException ex) {
			throw invalid("does not exist", ex);
		}
		catch (IOException ex) {
			throw invalid("cannot be read: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private Map<?, ?> section(Object parent, String name) {
		Object child = (parent instanceof Map<?, ?> map) ? map.get(name) : null;
		if (child instanceof Map<?, ?> map) {
			return map;
		}
		throw invalid("has no section " + name + "; feeds stand under tradu.feeds.<name>", null);
	}

	private Feed feed(String name, Object settings) {
		try {
			refuseNothing(name, "", settings);
			Feed feed = MAPPER.convertValue(settings, Feed.class);
			if (feed == null) {
				throw wrong(name, "has no settings", null);
			}
			FeedRules.firstBroken(feed.named(name)).ifPresent((rule) -> {
				throw wrong(name, rule, null);
			});
			return feed.named(name);
		}
		catch (UnrecognizedPropertyException ex) {
			throw wrong(name, "unknown setting '" + path(ex) + "'; known are " + ex.getKnownPropertyIds(), ex);
		}
		catch (InvalidFormatException ex) {
			throw wrong(name, "setting " + path(ex) + ": " + wrong(ex), ex);
		}
		catch (DatabindException ex) {
			throw wrong(name, "setting " + path(ex) + ": " + ex.getOriginalMessage(), ex);
		}
		catch (JacksonException ex) {
			throw wrong(name, ex.getOriginalMessage(), ex);
		}
	}

	private WrongFeedException wrong(String feed, String rule, Throwable cause) {
		return new WrongFeedException("feed " + feed + ": " + rule
				+ this.lines.find(feed, rule).map((line) -> " (line " + line + ")").orElse(""), cause);
	}

	// Jackson would name the class.
	private static String wrong(InvalidFormatException failure) {
		Object[] choices = failure.getTargetType().getEnumConstants();
		return (choices == null) ? failure.getOriginalMessage()
				: "'" + failure.getValue() + "' is none of "
						+ Arrays.stream(choices)
							.map((choice) -> choice.toString().toLowerCase(Locale.ROOT))
							.collect(Collectors.joining(", "));
	}

	// "targets: [es, ~]" and "checks: {numbers-kept: }" are slips, not wishes.
	private void refuseNothing(String feed, String path, Object settings) {
		if (settings instanceof Map<?, ?> map) {
			map.forEach((name, setting) -> refuseNothing(feed, path + (path.isEmpty() ? "" : ".") + name, setting));
		}
		else if (settings instanceof List<?> list) {
			list.forEach((entry) -> refuseNothing(feed, path, entry));
		}
		else if (settings == null && !path.isEmpty()) {
			throw wrong(feed, "setting " + path + " has no value", null);
		}
	}

	private static String path(DatabindException failure) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : failure.getPath()) {
			path.append((step.getPropertyName() == null) ? "[" + step.getIndex() + "]"
					: (path.isEmpty() ? "" : ".") + step.getPropertyName());
		}
		return path.toString();
	}

	private InvalidFeeds invalid(String what, Throwable cause) {
		return new InvalidFeeds(origin() + ": " + what, cause);
	}

	private String origin() {
		return "feeds file " + this.file;
	}

	private static final class WrongFeedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		WrongFeedException(String message, Throwable cause) {
			super(message, cause);
		}

	}

	/** YAML 1.1 reads the language "no" and the severity "off" as false. */
	private static final class WithoutBooleans extends Resolver {

		@Override
		protected void addImplicitResolvers() {
			addImplicitResolver(Tag.INT, INT, "-+0123456789");
			addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
			addImplicitResolver(Tag.NULL, NULL, "~nN\0");
			addImplicitResolver(Tag.NULL, EMPTY, null);
			addImplicitResolver(Tag.MERGE, MERGE, "<");
		}

	}

}
