package io.tradu.batch.log;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class LogEventTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogEventTests.class);

	private final ListAppender<ILoggingEvent> told = new ListAppender<>();

	private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

	@BeforeEach
	void listen() {
		this.told.start();
		this.logger.addAppender(this.told);
	}

	@AfterEach
	void leave() {
		this.logger.detachAppender(this.told);
	}

	@Test
	void isToldAfterTheCommit() {
		this.transaction.executeWithoutResult((status) -> {
			event().logAfterCommit("moved");
			assertThat(words()).isEmpty();
		});

		assertThat(words()).containsExactly("moved");
	}

	@Test
	void isNotToldWhenTheChangeIsRolledBack() {
		this.transaction.executeWithoutResult((status) -> {
			event().logAfterCommit("moved");
			status.setRollbackOnly();
		});

		assertThat(words()).isEmpty();
	}

	@Test
	void isToldAtOnceWithoutTransaction() {
		event().logAfterCommit("moved");

		assertThat(words()).containsExactly("moved");
	}

	@Test
	void carriesItsNameAndFields() {
		event().with(LogField.TO, "DONE").with(LogField.REASON, null).log("moved");

		assertThat(this.told.list.get(0).getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.containsExactly("event.action=thing.moved", "tradu.to=DONE");
	}

	private LogEvent event() {
		return LogEvent.of(this.logger, "thing.moved");
	}

	private List<String> words() {
		return this.told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static final class NoDatabase extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
