package io.tradu.batch.log.format;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tradu.batch.failure.FailedItem;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.boot.test.json.BasicJsonTester;
import org.springframework.boot.test.json.JsonContentAssert;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LogFormatTests {

	private final LoggerContext context = new LoggerContext();

	private final MockEnvironment environment = new MockEnvironment().withProperty("tradu.environment", "staging")
		.withProperty("tradu.lease.host", "here")
		.withProperty("tradu.alert.token", "hunter2");

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void saysWhenHowBadWhatAndWhere() {
		JsonContentAssert line = json((logger) -> logger.info("it runs"));

		line.hasJsonPathStringValue("$['@timestamp']").extractingJsonPathStringValue("message").isEqualTo("it runs");
		line.extractingJsonPathStringValue("log.level").isEqualTo("INFO");
		line.extractingJsonPathStringValue("service.environment").isEqualTo("staging");
		line.extractingJsonPathStringValue("service.node.name").startsWith("here:");
		line.hasJsonPath("tradu.correlation").doesNotHaveJsonPath("error");
	}

	@Test
	void writesNumbersAsNumbers() {
		MDC.put(LogField.EXECUTION.key(), "17");
		MDC.put(LogField.STEP.key(), "17");

		JsonContentAssert line = json((logger) -> logger.info("it runs"));

		line.extractingJsonPathNumberValue("tradu.execution").isEqualTo(17);
		line.extractingJsonPathStringValue("tradu.step").isEqualTo("17");
	}

	@Test
	void losesNoLineThatNamesAFieldTwice() {
		MDC.put("tradu.to", "before");
		MDC.put("plain", "x");
		MDC.put("log.level", "y");

		JsonContentAssert line = json((logger) -> LogEvent.of(logger, "a.b").with(LogField.TO, "after").log("it runs"));

		line.extractingJsonPathStringValue("tradu.to").isEqualTo("after");
		line.extractingJsonPathStringValue("event.action").isEqualTo("a.b");
		line.extractingJsonPathStringValue("labels.plain").isEqualTo("x");
		line.extractingJsonPathStringValue("log.level").isEqualTo("INFO");
	}

	@ParameterizedTest
	@EnumSource
	void givesEachFailureItsCategory(FailureCategory category) {
		StoppingFailure failure = new StoppingFailure(category, "it failed", null);
		FailedItem.mark(failure, "block 17");

		JsonContentAssert line = json((logger) -> logger.warn("oh", new IllegalStateException(failure)));

		line.extractingJsonPathStringValue("error.category").isEqualTo(category.tag());
		line.extractingJsonPathStringValue("error.stack_trace")
			.startsWith(StoppingFailure.class.getName() + ": it failed");
		line.hasJsonPath("error.fingerprint").extractingJsonPathStringValue("tradu.item").isEqualTo("block 17");
	}

	@Test
	void givesEachErrorWithoutFailureACategory() {
		json((logger) -> logger.error("oh")).extractingJsonPathStringValue("error.category").isEqualTo("logic");
		json((logger) -> logger.atError().addKeyValue("error.category", "capacity").log("oh"))
			.extractingJsonPathStringValue("error.category")
			.isEqualTo("capacity");
	}

	@Test
	void masksSecretsInEveryPartOfALine() {
		MDC.put("tradu.subject", "hunter2");

		String line = new String(new EcsLines(this.environment).formatAsBytes(event((logger) -> logger.atInfo()
			.addKeyValue("a.b", "hunter2")
			.setCause(new IllegalStateException("hunter2", new IllegalStateException("x hunter2 y")))
			.log("hunter2 {}", "hunter2")), StandardCharsets.UTF_8), StandardCharsets.UTF_8);

		assertThat(line).doesNotContain("hunter2").contains("x (hidden) y").endsWith("}\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu", "test", "news", "main", "info", "lease", "infrastructure", "staging" })
	void leavesItsOwnNamesAloneThoughAPasswordIsOneOfThem(String password) {
		this.environment.setProperty("spring.datasource.password", password);
		MDC.put(LogField.JOB.key(), "news");
		LogField document = LogField.name("sheet");

		JsonContentAssert line = json((logger) -> LogEvent.of(logger, "lease.lost")
			.with(document, "news/a.csv")
			.with(LogField.REASON, "the password is " + password)
			.log("the newspapers know " + password));

		line.extractingJsonPathStringValue("service.name").isEqualTo("tradu");
		line.extractingJsonPathStringValue("service.environment").isEqualTo("staging");
		line.extractingJsonPathStringValue("log.logger").isEqualTo("test");
		line.extractingJsonPathStringValue("event.action").isEqualTo("lease.lost");
		line.extractingJsonPathStringValue("tradu.job").isEqualTo("news");
		line.extractingJsonPathStringValue("tradu.sheet").isEqualTo("news/a.csv");
		line.extractingJsonPathStringValue("tradu.reason").isEqualTo("the password is (hidden)");
		line.extractingJsonPathStringValue("message").isEqualTo("the newspapers know (hidden)");
	}

	@Test
	void endsWhereFormattingALineLogs() {
		StructuredLogFormatter<ILoggingEvent> file = new EcsLines(this.environment);
		StructuredLogFormatter<ILoggingEvent> terminal = new TerminalLines(this.environment);
		Object logging = new Object() {

			@Override
			public String toString() {
				ILoggingEvent nested = event((logger) -> logger.debug("{}", this));
				return "nested" + file.format(nested) + file.formatAsBytes(nested, StandardCharsets.UTF_8).length
						+ terminal.format(nested);
			}

		};

		assertThat(file.format(event((logger) -> logger.info("{}", logging)))).contains("\"nested0\"");
		assertThat(terminal.format(event((logger) -> logger.info("{}", logging)))).endsWith("nested0\n");
	}

	@Test
	void showsOneLineOnATerminal() {
		String line = new TerminalLines(this.environment).format(event((logger) -> logger.warn("it is\nhunter2",
				new StoppingFailure(FailureCategory.CAPACITY, "the disk is full", null))));

		assertThat(line).matches("20\\S+Z  WARN   it is\\\\n\\(hidden\\) \\(capacity: the disk is full\\)\n");
	}

	private JsonContentAssert json(Consumer<Logger> logging) {
		return assertThat(new BasicJsonTester(getClass()).from(new EcsLines(this.environment).format(event(logging))));
	}

	private ILoggingEvent event(Consumer<Logger> logging) {
		Logger logger = this.context.getLogger("test");
		logger.setLevel(Level.DEBUG);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		this.context.setMDCAdapter(MDC.getMDCAdapter());
		logging.accept(logger);
		return appender.list.get(appender.list.size() - 1);
	}

}
