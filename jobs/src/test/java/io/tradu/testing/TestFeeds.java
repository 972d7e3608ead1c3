package io.tradu.testing;

/** Feeds that many tests share, through the fake engine. */
public final class TestFeeds {

	/** English news into Spanish. */
	public static final String NEWS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			""";

	/** English news into Spanish and Catalan. */
	public static final String NEWS_IN_TWO = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			        ca: ["fake:en-ca"]
			""";

	/** English news into Spanish, with rows that the customer names. */
	public static final String KEYED_NEWS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      key: id
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			""";

	/** English news into Spanish and Catalan, with rows that the customer names. */
	public static final String KEYED_NEWS_IN_TWO = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      key: id
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			        ca: ["fake:en-ca"]
			""";

	private TestFeeds() {
	}

}
