package io.tradu.deliver;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.hold.HeldDocuments;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** In which order documents are delivered, and when the manifest of a feed is written. */
class IngestedDocumentReaderTests {

	private static final Night NIGHT = new Night(1, LocalDate.of(2026, 11, 20), 1);

	private static final Document HELD = document(9, "b", 1);

	private final List<List<Document>> completed = new ArrayList<>();

	private final Document large = document(1, "a", 1000);

	private final Document small = document(2, "b", 100);

	private final Document second = document(3, "b", 200);

	@Test
	void leavesHeldDocumentsOut() throws IOException {
		IngestedDocumentReader reader = reader(List.of(this.small, HELD), List.of());

		assertThat(reader.read()).isEqualTo(this.small);
		assertThat(reader.read()).isNull();
		reader.update(new ExecutionContext());

		assertThat(this.completed).containsExactly(List.of(this.small));
	}

	@Test
	void handsOutTheFeedWithTheLeastToDeliverFirst() throws IOException {
		IngestedDocumentReader reader = reader(List.of(this.large, this.small, this.second), List.of());

		assertThat(List.of(reader.read(), reader.read(), reader.read())).containsExactly(this.small, this.second,
				this.large);
		assertThat(reader.read()).isNull();
	}

	@Test
	void completesFeedInTheTransactionOfItsLastDocument() throws IOException {
		IngestedDocumentReader reader = reader(List.of(this.large, this.small, this.second), List.of());
		reader.read();
		reader.update(new ExecutionContext());
		assertThat(this.completed).isEmpty();

		reader.read();
		reader.update(new ExecutionContext());

		assertThat(this.completed).containsExactly(List.of(this.small, this.second));
		reader.update(new ExecutionContext());
		assertThat(this.completed).hasSize(1);
	}

	@Test
	void completesFeedWhoseFilesWereAllWrittenBefore() throws IOException {
		IngestedDocumentReader reader = reader(List.of(this.small, this.second), List.of(this.small, this.second));

		assertThat(reader.read()).isNull();
		reader.update(new ExecutionContext());

		assertThat(this.completed).containsExactly(List.of(this.small, this.second));
	}

	@Test
	void handsOutOnlyWhatWasNotWrittenBefore() throws IOException {
		IngestedDocumentReader reader = reader(List.of(this.small, this.second), List.of(this.small));

		assertThat(reader.read()).isEqualTo(this.second);
		assertThat(reader.read()).isNull();
		reader.update(new ExecutionContext());

		assertThat(this.completed).containsExactly(List.of(this.small, this.second));
	}

	private IngestedDocumentReader reader(List<Document> ingested, List<Document> written) throws IOException {
		Documents documents = mock(Documents.class);
		given(documents.find(NIGHT, DocumentStatus.INGESTED)).willReturn(ingested);
		WrittenDocuments before = mock(WrittenDocuments.class);
		given(before.of(NIGHT)).willReturn(written::contains);
		HeldDocuments held = mock(HeldDocuments.class);
		given(held.hold(NIGHT)).willReturn(Set.of(HELD.id()));
		FeedDelivery delivery = mock(FeedDelivery.class);
		willAnswer((call) -> this.completed.add(call.getArgument(1))).given(delivery).complete(any(), any());
		IngestedDocumentReader reader = new IngestedDocumentReader(NIGHT, documents, held, before, delivery,
				mock(EarlierDeliveries.class));
		reader.open(new ExecutionContext());
		return reader;
	}

	private static Document document(long id, String feed, long bytes) {
		return new Document(id, 1, NIGHT.businessDate(), feed, "d" + id + ".csv", feed + "/d" + id, "0".repeat(64),
				bytes, DocumentStatus.INGESTED, "en", List.of("es"), 1, bytes, null);
	}

}
