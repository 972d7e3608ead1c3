package io.tradu.app;

import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tradu.batch.failure.FailureReport;

import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/** Sends over the stream, and waits for the broker's word that it has the message. */
class StreamSender implements RequestSender {

	private static final String BINDING = "output";

	private static final long PATIENCE_SECONDS = 10;

	private final StreamBridge stream;

	private final Clock clock;

	StreamSender(StreamBridge stream, Clock clock) {
		this.stream = stream;
		this.clock = clock;
	}

	@Override
	public void send(LaunchMessage message) throws NotSent, InterruptedException {
		CorrelationData confirm = new CorrelationData(UUID.randomUUID().toString());
		try {
			this.stream.send(BINDING, of(message, confirm), MimeTypeUtils.APPLICATION_JSON);
			CorrelationData.Confirm word = confirm.getFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (!word.ack()) {
				throw new NotSent("the broker refuses it: " + word.reason(), null);
			}
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new NotSent("the broker does not confirm it within " + PATIENCE_SECONDS + " s", ex);
		}
		catch (RuntimeException ex) {
			throw new NotSent(FailureReport.of(ex).sentence(), ex);
		}
		// Confirmed all the same: the broker has done what there was to do.
		if (confirm.getReturned() != null) {
			throw new NotSent("no launcher has a queue at the broker yet", null);
		}
	}

	private Message<byte[]> of(LaunchMessage message, CorrelationData confirm) {
		return MessageBuilder.withPayload(message.toJson())
			.setHeader(AmqpHeaders.PUBLISH_CONFIRM_CORRELATION, confirm)
			.setHeader(AmqpHeaders.MESSAGE_ID, "request-" + message.request())
			.setHeader(AmqpHeaders.TIMESTAMP, Date.from(this.clock.instant()))
			.setHeader(AmqpHeaders.CORRELATION_ID, message.correlationId())
			.build();
	}

}
