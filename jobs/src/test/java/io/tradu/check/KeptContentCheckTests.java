package io.tradu.check;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class KeptContentCheckTests {

	@Test
	void rejectsTargetThatLosesPlaceholder() {
		var finding = KeptContentCheck.placeholders()
			.inspect(pair("Pay {amount} to %s now", "Pague a %s ahora"), CheckRule.DEFAULT);

		assertThat(finding)
			.contains(new Finding("placeholder-lost", Severity.ERROR, "The target loses the placeholder '{amount}'."));
	}

	@Test
	void rejectsTargetThatRenamesPlaceholder() {
		var finding = KeptContentCheck.placeholders()
			.inspect(pair("Hello {{name}}", "Hola {{nombre}}"), CheckRule.DEFAULT);

		assertThat(finding).get()
			.extracting(Finding::detail)
			.isEqualTo("The target loses the placeholder '{{name}}' and adds the placeholder '{{nombre}}'.");
	}

	@Test
	void rejectsTargetThatSaysPlaceholderTwice() {
		assertThat(KeptContentCheck.placeholders()
			.inspect(pair("You have ${n} files", "Tiene ${n} ficheros ${n}"), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{a} before {b}                    | {b} después de {a}
			%1$s of %2$d                      | %2$d de %1$s
			A plain sentence                  | Una frase
			A discount of 20 % if you buy     | Un descuento del 20 % si compra
			""")
	void acceptsTargetThatKeepsPlaceholdersInAnyOrder(String source, String target) {
		assertThat(KeptContentCheck.placeholders().inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			See https://example.org/a?b=1 now    | Vea ahora
			See https://example.org/a now        | Vea https://example.org/b ahora
			See www.example.org                  | Vea www.ejemplo.org
			Write to info@example.org please     | Escriba por favor
			Write to us                          | Escriba a info@example.org
			""")
	void rejectsTargetThatDoesNotKeepAddress(String source, String target) {
		assertThat(KeptContentCheck.urls().inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			See https://example.org/a.                        | Vea https://example.org/a
			See (https://example.org/a), then go              | Vea https://example.org/a; luego vaya
			Is it www.example.org?                            | ¿Es www.example.org?
			Ask a@example.org or b@example.org.               | Pregunte a b@example.org o a@example.org
			""")
	void acceptsAddressWithOtherPunctuationAround(String source, String target) {
		assertThat(KeptContentCheck.urls().inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Use --force to delete              | Use para borrar
			Use --force to delete              | Use --fuerza para borrar
			Open /etc/hosts first              | Abra primero
			The model AB-1200 is new           | El modelo AB-1300 es nuevo
			Set max_size before                | Ponga max_tamaño antes
			""")
	void rejectsTargetThatDoesNotKeepCode(String source, String target) {
		assertThat(KeptContentCheck.codes().inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The model AB-1200 is in /srv/data      | En /srv/data está el modelo AB-1200
			A well-known and/or new thing          | Una cosa conocida y nueva
			The UN met in 2019                     | La ONU se reunió en 2019
			""")
	void acceptsTargetThatKeepsCodes(String source, String target) {
		assertThat(KeptContentCheck.codes().inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			A <b>bold</b> word                 | Una palabra <b>negrita
			A <b>bold</b> word                 | Una palabra <strong>negrita</strong>
			A word                             | Una <i>palabra</i>
			Fish &amp; chips                   | Pescado y patatas
			One<br/>two                        | Uno dos
			""")
	void rejectsTargetThatDoesNotKeepTags(String source, String target) {
		assertThat(KeptContentCheck.tags().inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@Test
	void rejectsTargetThatClosesTagBeforeItOpens() {
		assertThat(KeptContentCheck.tags().inspect(pair("A <b>bold</b> word", "Una </b>palabra<b>"), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::detail)
			.isEqualTo("The target closes '</b>' before it opens.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<b>bold</b> and <i>italic</i>      | <i>cursiva</i> y <b>negrita</b>
			end</b> of a cut text              | fin</b> de un texto
			One<br>two<br/>three               | Uno<br/>dos<br>tres
			3 < 4 and 5 > 2                    | 3 < 4 y 5 > 2
			""")
	void acceptsTagsThatChangePlaces(String source, String target) {
		assertThat(KeptContentCheck.tags().inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void namesThreePartsAtMost() {
		assertThat(KeptContentCheck.placeholders().inspect(pair("{a} {b} {c} {d} {e}", ""), CheckRule.DEFAULT)).get()
			.extracting(Finding::detail)
			.isEqualTo("The target loses the placeholder '{a}', '{b}', '{c}' and 2 more.");
	}

}
