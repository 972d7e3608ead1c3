package io.tradu.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Documents;
import io.tradu.document.Feeds;
import io.tradu.text.InlineContent;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Finds the language of documents whose feed does not say it. */
@Component
class SourceLanguages {

	/** ISO 639-2 code for a language that could not be found. */
	static final String UNKNOWN = "und";

	private static final int SAMPLE_CHARACTERS = 20_000;

	// Wider than what the engines know: a document in German must not pass for English
	// because German is no choice.
	private static final List<Language> LANGUAGES = List.of(Language.BASQUE, Language.CATALAN, Language.DUTCH,
			Language.ENGLISH, Language.FRENCH, Language.GERMAN, Language.ITALIAN, Language.POLISH, Language.PORTUGUESE,
			Language.ROMANIAN, Language.RUSSIAN, Language.SPANISH, Language.SWEDISH);

	private final Documents documents;

	private final DocumentFile files;

	private final ColumnLayouts layouts;

	private final Feeds feeds;

	private final int sampleRows;

	private @Nullable LanguageDetector detector;

	SourceLanguages(Documents documents, DocumentFile files, ColumnLayouts layouts, Feeds feeds,
			IngestProperties properties) {
		this.documents = documents;
		this.files = files;
		this.layouts = layouts;
		this.feeds = feeds;
		this.sampleRows = properties.sampleRows();
	}

	/**
	 * Returns the document with its language known, which is found and saved if it is
	 * not.
	 */
	Document resolve(Document document) throws IOException {
		if (document.sourceLanguage() != null) {
			return document;
		}
		String language = find(sample(document)).orElse(UNKNOWN);
		this.documents.saveSourceLanguage(document.id(), language);
		return this.documents.find(document.id()).orElseThrow();
	}

	private Optional<String> find(String sample) {
		if (this.detector == null) {
			// Low accuracy means word pieces of one length only, which a sample of many
			// sentences makes up for.
			this.detector = LanguageDetectorBuilder.fromLanguages(LANGUAGES.toArray(Language[]::new))
				.withLowAccuracyMode()
				.build();
		}
		Language language = this.detector.detectLanguageOf(sample);
		return (language != Language.UNKNOWN) ? Optional.of(language.getIsoCode639_1().toString()) : Optional.empty();
	}

	private String sample(Document document) throws IOException {
		List<Integer> columns = this.layouts.of(document).positions(this.feeds.get(document.feed()).columns());
		StringBuilder sample = new StringBuilder();
		try (CsvDocumentReader reader = this.files.open(document)) {
			CsvEntry entry = reader.next();
			for (int rows = 0; entry != null && rows < this.sampleRows && sample.length() < SAMPLE_CHARACTERS; rows++) {
				if (entry instanceof CsvRow row) {
					columns
						.forEach((column) -> sample.append(InlineContent.withoutSpans(row.value(column))).append('\n'));
				}
				entry = reader.next();
			}
		}
		return sample.toString();
	}

}
