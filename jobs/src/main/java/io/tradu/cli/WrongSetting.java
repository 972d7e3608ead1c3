package io.tradu.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/** Says which setting is wrong, how, and in which file it stands. */
final class WrongSetting {

	private WrongSetting() {
	}

	/**
	 * Returns what is wrong with a setting, in words.
	 * @param failure why the application did not start
	 * @param settings the settings it was to start with
	 * @return empty if that is not because of a setting
	 */
	static Optional<String> in(Throwable failure, Environment settings) {
		return causes(failure).filter(WrongSetting::isAboutSettings)
			.findFirst()
			.map((cause) -> "wrong setting: " + words(cause, settings));
	}

	private static boolean isAboutSettings(Throwable cause) {
		return cause instanceof BindValidationException || cause instanceof ConfigurationPropertiesBindException;
	}

	private static String words(Throwable failure, Environment settings) {
		Optional<BindValidationException> invalid = first(failure, BindValidationException.class);
		if (invalid.isPresent()) {
			return String.valueOf(invalid.get().getValidationErrors().getAllErrors());
		}
		String why = first(failure, ConversionFailedException.class).flatMap(WrongSetting::meant)
			.orElseGet(() -> deepest(failure));
		return first(failure, BindException.class)
			.map((bind) -> bind.getName() + ": " + why + place(bind, why, settings))
			.orElseGet(() -> failure.getMessage() + ": " + why);
	}

	private static String deepest(Throwable failure) {
		return String.valueOf(causes(failure).reduce((outer, inner) -> inner).orElse(failure).getMessage());
	}

	// What Java says of these two is no help.
	private static Optional<String> meant(ConversionFailedException failure) {
		Class<?> type = failure.getTargetType().getType();
		if (type.isEnum()) {
			return Optional.of("'" + failure.getValue() + "' is none of "
					+ Stream.of(type.getEnumConstants())
						.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
						.collect(Collectors.joining(", ")));
		}
		return first(failure, NumberFormatException.class).map((ex) -> "'" + failure.getValue() + "' is no number");
	}

	private static String place(BindException failure, String why, Environment settings) {
		return Optional.ofNullable(failure.getProperty())
			.or(() -> under(failure.getName(), why, settings))
			.flatMap(WrongSetting::file)
			.map((file) -> " (" + file + ")")
			.orElse("");
	}

	// Where several settings are judged together, the words begin with the one that is
	// meant; of a list, it is the entry that they quote.
	private static Optional<ConfigurationProperty> under(ConfigurationPropertyName name, String why,
			Environment settings) {
		String setting = why.split("[^a-z-]", 2)[0];
		if (!ConfigurationPropertyName.isValid(setting)) {
			return Optional.empty();
		}
		ConfigurationPropertyName meant = name.append(setting);
		return sources(settings)
			.flatMap((source) -> Stream.concat(Stream.of(meant), entries(source, meant))
				.map(source::getConfigurationProperty)
				.filter(Objects::nonNull)
				.filter((property) -> property.getName().equals(meant)
						|| why.contains("'" + property.getValue() + "'")))
			.findFirst();
	}

	private static Stream<ConfigurationPropertySource> sources(Environment settings) {
		return StreamSupport.stream(ConfigurationPropertySources.get(settings).spliterator(), false);
	}

	private static Stream<ConfigurationPropertyName> entries(ConfigurationPropertySource source,
			ConfigurationPropertyName list) {
		return (source instanceof IterableConfigurationPropertySource names) ? names.stream().filter(list::isParentOf)
				: Stream.empty();
	}

	private static Optional<String> file(ConfigurationProperty property) {
		Origin named = (property.getOrigin() instanceof PropertySourceOrigin source) ? source.getOrigin()
				: property.getOrigin();
		if (!(named instanceof TextResourceOrigin origin) || origin.getResource() == null) {
			return Optional.empty();
		}
		Resource resource = origin.getResource();
		Location line = origin.getLocation();
		try {
			return Optional.of((resource.isFile() ? resource.getFile().toString() : resource.getDescription())
					+ ((line != null) ? ":" + (line.getLine() + 1) : ""));
		}
		catch (IOException ex) {
			return Optional.of(resource.getDescription());
		}
	}

	private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
		return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
