package io.tradu.document;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.tradu.document.DocumentStatus.CANCELED;
import static io.tradu.document.DocumentStatus.DELIVERED;
import static io.tradu.document.DocumentStatus.INGESTED;
import static io.tradu.document.DocumentStatus.QUARANTINED;
import static io.tradu.document.DocumentStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

class DocumentStatusTests {

	@Test
	void leavesReceivedWhenItIsReadRefusedOrCanceled() {
		assertThat(after(RECEIVED)).containsExactlyInAnyOrder(INGESTED, QUARANTINED, CANCELED);
	}

	@Test
	void leavesIngestedWhenItIsDeliveredWithdrawnOrCanceled() {
		assertThat(after(INGESTED)).containsExactlyInAnyOrder(DELIVERED, QUARANTINED, CANCELED);
	}

	@ParameterizedTest
	@EnumSource(names = { "DELIVERED", "DUPLICATE" })
	void leavesDeliveredOnlyWhenItIsWithdrawn(DocumentStatus end) {
		assertThat(after(end)).containsExactly(QUARANTINED);
	}

	@ParameterizedTest
	@EnumSource(names = { "QUARANTINED", "CANCELED" })
	void neverLeavesAnEnd(DocumentStatus end) {
		assertThat(after(end)).isEmpty();
	}

	private static Set<DocumentStatus> after(DocumentStatus status) {
		Set<DocumentStatus> next = EnumSet.allOf(DocumentStatus.class);
		next.removeIf((candidate) -> !status.canBecome(candidate));
		return next;
	}

}
