package io.tradu.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;
import io.tradu.text.InlineContent;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * English texts, all different: pairs of sentences of the sample news, in an order that
 * is the same every time.
 */
final class SampleTexts {

	private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

	private static final int BODY = 4;

	private SampleTexts() {
	}

	static List<String> english(int number) throws IOException {
		List<String> sentences = List.copyOf(sentences());
		List<String> texts = new ArrayList<>();
		for (String first : sentences) {
			for (String second : sentences) {
				if (!first.equals(second)) {
					texts.add(first + " " + second);
				}
			}
		}
		if (texts.size() < number) {
			throw new IllegalArgumentException("there are only " + texts.size() + " different texts");
		}
		Collections.shuffle(texts, new Random(17));
		return texts.subList(0, number);
	}

	private static Set<String> sentences() throws IOException {
		Set<String> sentences = new TreeSet<>();
		for (Resource news : new PathMatchingResourcePatternResolver()
			.getResources("classpath:samples/inbox/news/*.csv")) {
			for (String body : bodies(news)) {
				for (String sentence : SENTENCE_END.split(body)) {
					if (sentence.length() > 25 && sentence.length() < 110 && InlineContent.find(sentence).isEmpty()) {
						sentences.add(sentence);
					}
				}
			}
		}
		return sentences;
	}

	private static List<String> bodies(Resource news) throws IOException {
		Path copy = Files.createTempFile("tradu-bench", ".csv");
		try (InputStream in = news.getInputStream()) {
			Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
			List<String> bodies = new ArrayList<>();
			try (CsvDocumentReader reader = CsvDocumentReader.open(copy)) {
				for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
					if (entry instanceof CsvRow row) {
						bodies.add(row.value(BODY));
					}
				}
			}
			return bodies;
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		finally {
			Files.delete(copy);
		}
	}

}
