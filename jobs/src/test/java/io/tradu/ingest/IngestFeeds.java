package io.tradu.ingest;

import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;

/** The feeds that the tests of bad rows share. */
final class IngestFeeds {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      key: id
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			      checks:
			        length-ratio:
			          severity: off
			        repetition:
			          severity: off
			    strict:
			      source: en
			      targets: [es]
			      key: id
			      columns: [title]
			      bad-rows:
			        share: 0
			        number: 2
			      routes:
			        es: ["fake:en-es"]
			    tickets:
			      source: auto
			      targets: [ca, es]
			      key: id
			      columns: [title]
			      routes:
			        ca: ["fake:es-ca"]
			        es: ["fake:en-es"]
			""";

	private IngestFeeds() {
	}

	static Line line() {
		return Line.shared(TestDatabase.H2, FEEDS);
	}

}
