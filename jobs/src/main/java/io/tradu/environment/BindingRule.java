package io.tradu.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tradu.batch.history.KnownSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Finds values that cannot be what their settings are: binds them, as a process does that
 * starts.
 */
class BindingRule implements Rule {

	private static final Pattern NO_CONSTANT = Pattern.compile("No enum constant (.+)\\.([^.]+)");

	private final KnownSettings known;

	private final List<Class<?>> records = new ArrayList<>();

	BindingRule(KnownSettings known) {
		this.known = known;
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		scan.findCandidateComponents("io.tradu")
			.forEach((found) -> this.records
				.add(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
	}

	private static String prefix(Class<?> type) {
		return type.getAnnotation(ConfigurationProperties.class).value();
	}

	@Override
	public List<Finding> check(Declared environment) {
		if (!environment.settings().exists() || environment.settings().defect() != null) {
			return List.of();
		}
		Binder binder = new Binder(ConfigurationPropertySources.from(environment.sources()),
				new PropertySourcesPlaceholdersResolver(environment.sources()),
				ApplicationConversionService.getSharedInstance());
		List<Finding> findings = new ArrayList<>();
		try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
			validator.afterPropertiesSet();
			this.records.forEach((type) -> {
				BindHandler handler = type.isAnnotationPresent(Validated.class) ? new ValidationBindHandler(validator)
						: BindHandler.DEFAULT;
				findings.addAll(bind(binder, prefix(type), Bindable.of(type), handler, environment));
			});
		}
		findings.addAll(bind(binder, "logging.level", Bindable.mapOf(String.class, LogLevel.class), BindHandler.DEFAULT,
				environment));
		environment.settings()
			.settings()
			.forEach((setting) -> simple(setting).ifPresent((type) -> findings
				.addAll(bind(binder, setting.name(), Bindable.of(type), BindHandler.DEFAULT, environment))));
		return findings;
	}

	// The type of a setting that no record of Tradu's own covers.
	private Optional<Class<?>> simple(Setting setting) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(setting.name(), '.');
		boolean covered = this.records.stream()
			.map(BindingRule::prefix)
			.anyMatch((prefix) -> ConfigurationPropertyName.of(prefix).isAncestorOf(name) && !prefix.equals("tradu"));
		return covered ? Optional.empty()
				: this.known.type(name)
					.filter(SettingTypes.SIMPLE::contains)
					.map((type) -> ClassUtils.resolveClassName(type, null));
	}

	private static List<Finding> bind(Binder binder, String name, Bindable<?> bindable, BindHandler handler,
			Declared environment) {
		try {
			binder.bindOrCreate(ConfigurationPropertyName.adapt(name, '.'), bindable, handler);
			return List.of();
		}
		catch (BindException ex) {
			String setting = String.valueOf(ex.getName());
			Throwable deepest = ex;
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				deepest = cause;
				if (cause instanceof BindValidationException invalid) {
					return invalid(invalid, setting, environment);
				}
			}
			String says = choices(String.valueOf(deepest.getMessage()));
			return List.of(environment.finding("value", place(environment, setting, says), setting, says));
		}
	}

	private static List<Finding> invalid(BindValidationException failure, String prefix, Declared environment) {
		return failure.getValidationErrors().getAllErrors().stream().map((error) -> {
			String setting = (error instanceof FieldError field)
					? prefix + "." + field.getField().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) : prefix;
			return environment.finding("value", environment.settings().placeOf(setting), setting,
					String.valueOf(error.getDefaultMessage()));
		}).toList();
	}

	// What a record says of several settings begins with the name of the one.
	private static String place(Declared environment, String setting, String says) {
		String part = setting + "." + says.split("[ :]", 2)[0];
		return environment.settings()
			.settings()
			.stream()
			.filter((set) -> set.name().equals(setting) || set.name().equals(part) || set.name().startsWith(part + "[")
					|| set.name().startsWith(part + "."))
			.map(Setting::place)
			.findFirst()
			.orElse(environment.settings().label());
	}

	// Java names the class and leaves the reader to look up what it knows.
	private static String choices(String message) {
		Matcher found = NO_CONSTANT.matcher(message);
		if (!found.matches() || !ClassUtils.isPresent(found.group(1), null)) {
			return message;
		}
		return "'" + found.group(2) + "' is none of "
				+ Arrays.stream(ClassUtils.resolveClassName(found.group(1), null).getEnumConstants())
					.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
					.collect(Collectors.joining(", "));
	}

}
