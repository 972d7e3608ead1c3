package io.tradu.batch.log.format;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tradu.batch.SoftwareVersion;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Lines in the Elastic Common Schema, as Boot's own format {@code ecs} has them, and in
 * three things beyond it: a failure carries its category and quotes no document, no
 * secret gets through, and a field that is given twice costs no line.
 */
class EcsLines extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

	private static final String VERSION = "8.11";

	// What the line is found and sorted by.
	private static final Set<String> NAMES = Set.of("log", "process", "service", "event", "ecs");

	private static final Set<String> NAMES_OF_FAILURE = Set.of("error.category", "error.type", "error.fingerprint");

	EcsLines(Environment environment) {
		super(JsonWriter.<ILoggingEvent>of((members) -> add(members, (ConfigurableEnvironment) environment))
			.withNewLineAtEnd());
	}

	@Override
	public String format(ILoggingEvent event) {
		return NestedLines.skipped(() -> super.format(event), "");
	}

	@Override
	public byte[] formatAsBytes(ILoggingEvent event, Charset charset) {
		return NestedLines.skipped(() -> super.formatAsBytes(event, charset), new byte[0]);
	}

	private static void add(JsonWriter.Members<ILoggingEvent> members, ConfigurableEnvironment environment) {
		Correlation.takeOver(environment);
		Instance instance = Instance.of(environment);
		members.add("@timestamp", ILoggingEvent::getInstant);
		members.add("log").usingMembers((log) -> {
			log.add("level", ILoggingEvent::getLevel);
			log.add("logger", ILoggingEvent::getLoggerName);
		});
		members.add("message", ILoggingEvent::getFormattedMessage);
		members.add().<String, Object>usingPairs((event, pairs) -> fields(event).groups().forEach(pairs::accept));
		members.add("process").usingMembers((process) -> {
			process.add("pid", instance.pid());
			process.add("thread").usingMembers((thread) -> thread.add("name", ILoggingEvent::getThreadName));
		});
		members.add("service").usingMembers((service) -> {
			service.add("name", "tradu");
			service.add("version", SoftwareVersion.current());
			service.add("environment", environment.getProperty("tradu.environment", ""));
			service.add("node").usingMembers((node) -> node.add("name", instance.toString()));
		});
		members.add("ecs").usingMembers((ecs) -> ecs.add("version", VERSION));
		members.applyingValueProcessor(
				ValueProcessor.of(String.class, Secrets.of(environment)::masked).whenHasPath(EcsLines::isFreeText));
	}

	// A password may be an ordinary word, even the name of this application.
	private static boolean isFreeText(JsonWriter.MemberPath path) {
		String key = path.toUnescapedString();
		int dot = key.indexOf('.');
		return !(dot > 0 && NAMES.contains(key.substring(0, dot))) && !NAMES_OF_FAILURE.contains(key)
				&& !LogField.isName(key);
	}

	private static FieldTree fields(ILoggingEvent event) {
		FieldTree fields = new FieldTree();
		fields.put(LogField.CORRELATION.key(), Correlation.ofProcess());
		for (Map.Entry<String, String> common : event.getMDCPropertyMap().entrySet()) {
			fields.put(common.getKey(), typed(common.getKey(), common.getValue()));
		}
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		if (pairs != null) {
			pairs.forEach((pair) -> fields.put(pair.key, typed(pair.key, pair.value)));
		}
		ErrorFields.add(event, fields);
		return fields;
	}

	private static Object typed(String key, @Nullable Object value) {
		if (value instanceof Number || value instanceof Boolean) {
			return value;
		}
		String text = String.valueOf(value);
		try {
			return LogField.isNumber(key) ? (Object) Long.valueOf(text) : text;
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

}
