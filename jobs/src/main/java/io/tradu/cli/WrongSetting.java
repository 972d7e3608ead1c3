package io.tradu.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says which setting is wrong: its name, its value, what is wrong with it, and where it
 * was set.
 */
final class WrongSetting {

	private WrongSetting() {
	}

	/**
	 * Returns what is wrong with a setting, as a sentence.
	 * @param failure why the application did not start
	 * @param settings the settings it was to start with
	 * @return empty if that is not because of a setting
	 */
	static Optional<String> in(Throwable failure, Environment settings) {
		return invalid(failure, settings).or(() -> bound(failure, settings))
			.or(() -> asked(failure, settings))
			.or(() -> injected(failure, settings))
			.or(() -> missing(failure))
			.map((sentence) -> "wrong setting: " + sentence);
	}

	private static Optional<String> invalid(Throwable failure, Environment settings) {
		return first(failure, BindValidationException.class).map((invalid) -> invalid.getValidationErrors()
			.getAllErrors()
			.stream()
			.map((error) -> sentence(invalid.getValidationErrors().getName(), error, settings))
			.sorted()
			.collect(Collectors.joining("; ")));
	}

	private static String sentence(ConfigurationPropertyName prefix, ObjectError error, Environment settings) {
		if (!(error instanceof FieldError field)) {
			return prefix + ": " + error.getDefaultMessage();
		}
		String path = field.getField().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(prefix + "." + path, '.');
		return name + ": " + ((field.getRejectedValue() != null) ? "'" + shown(name, field, settings) + "' " : "")
				+ field.getDefaultMessage() + place(name, settings);
	}

	// As it was written, rather than as it was understood.
	private static Object shown(ConfigurationPropertyName name, FieldError field, Environment settings) {
		String written = settings.getProperty(name.toString());
		return (written != null) ? written : String.valueOf(field.getRejectedValue());
	}

	private static Optional<String> bound(Throwable failure, Environment settings) {
		return first(failure, BindException.class).map((bind) -> {
			String why = first(failure, ConversionFailedException.class).flatMap(SettingType::objection)
				.orElseGet(() -> deepest(bind));
			return bind.getName() + ": " + why + place(bind, why, settings);
		});
	}

	// Asked for by name, and converted.
	private static Optional<String> asked(Throwable failure, Environment settings) {
		return first(failure, InvalidConfigurationPropertyValueException.class).map((invalid) -> {
			String why = first(failure, ConversionFailedException.class).flatMap(SettingType::objection)
				.orElseGet(() -> "'" + invalid.getValue() + "': " + invalid.getReason());
			return invalid.getName() + ": " + why
					+ place(ConfigurationPropertyName.adapt(invalid.getName(), '.'), settings);
		});
	}

	// Put into a component, or asked for, without the name being kept: a setting that has
	// the value is meant.
	private static Optional<String> injected(Throwable failure, Environment settings) {
		return first(failure, TypeMismatchException.class)
			.flatMap((mismatch) -> mistyped(mismatch.getValue(), mismatch.getRequiredType(), settings))
			.or(() -> first(failure, ConversionFailedException.class)
				.flatMap((failed) -> mistyped(failed.getValue(), failed.getTargetType().getType(), settings)));
	}

	private static Optional<String> mistyped(@Nullable Object value, @Nullable Class<?> type, Environment settings) {
		return sources(settings).filter(IterableConfigurationPropertySource.class::isInstance)
			.flatMap((source) -> ((IterableConfigurationPropertySource) source).stream())
			.filter((name) -> value != null && value.equals(settings.getProperty(name.toString())))
			.findFirst()
			.map((name) -> name + ": '" + value + "' is " + SettingType.is((type != null) ? type : Object.class)
					+ place(name, settings));
	}

	private static Optional<String> missing(Throwable failure) {
		return first(failure, PlaceholderResolutionException.class)
			.map((missing) -> String.valueOf(missing.getMessage())
				.replace("Could not resolve placeholder", "nothing sets"));
	}

	private static String deepest(Throwable failure) {
		return String.valueOf(causes(failure).reduce((outer, inner) -> inner).orElse(failure).getMessage());
	}

	private static String place(BindException failure, String why, Environment settings) {
		return Optional.ofNullable(failure.getProperty())
			.or(() -> under(failure.getName(), why, settings))
			.flatMap((property) -> SettingPlace.of(property, settings))
			.map((place) -> " (" + place + ")")
			.orElse("");
	}

	private static String place(ConfigurationPropertyName name, Environment settings) {
		return sources(settings).map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.flatMap((property) -> SettingPlace.of(property, settings))
			.map((place) -> " (" + place + ")")
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

	private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
		return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
