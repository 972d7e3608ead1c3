package io.tradu.cli;

import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;

/** Says what a value must be that is not of the type of its setting. */
final class SettingType {

	private static final Map<Class<?>, String> KNOWN = new LinkedHashMap<>();

	static {
		KNOWN.put(Boolean.class, "not true or false");
		KNOWN.put(Number.class, "not a number");
		KNOWN.put(Duration.class, "not a duration such as 10s");
		KNOWN.put(LocalTime.class, "not a time of day such as 06:00");
		KNOWN.put(LocalDate.class, "not a date such as 2026-11-20");
		KNOWN.put(ZoneId.class, "not a time zone such as Europe/Madrid");
		KNOWN.put(DataSize.class, "not a size such as 200MB");
		KNOWN.put(URI.class, "not a URI");
		KNOWN.put(InetAddress.class, "not the address of a host");
		KNOWN.put(Path.class, "not a path");
	}

	private SettingType() {
	}

	/** Returns what is wrong with a value, where Java's own words are no help. */
	static Optional<String> objection(ConversionFailedException failure) {
		Class<?> type = failure.getTargetType().getType();
		return (type.isEnum() || known(type).isPresent()) ? Optional.of("'" + failure.getValue() + "' is " + is(type))
				: Optional.empty();
	}

	/**
	 * Returns what a value is that is not of a type, for example {@code not a number}.
	 */
	static String is(Class<?> type) {
		if (type.isEnum()) {
			return "none of " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "));
		}
		return known(type).orElse("not a valid " + type.getSimpleName());
	}

	private static Optional<String> known(Class<?> type) {
		Class<?> boxed = MethodType.methodType(type).wrap().returnType();
		return KNOWN.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isAssignableFrom(boxed))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
