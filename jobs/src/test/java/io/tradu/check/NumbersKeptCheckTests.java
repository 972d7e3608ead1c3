package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class NumbersKeptCheckTests {

	private final QualityCheck check = new NumbersKeptCheck();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			It costs 1,000.50 euros             | Cuesta 1.000,50 euros
			It costs 1,000.50 euros             | Cuesta 1 000,50 euros
			12,500 people                       | 12500 personas
			12,500 people                       | 12 500 personas
			1,234,567 people                    | 1.234.567 personas
			1,234,567 people                    | 1 234 567 personas
			3.5 million                         | 3,5 millones
			0.125 litres                        | 0,125 litros
			at 10:30                            | a las 10.30
			at 10:30                            | a las 10 h 30
			on 1st June                         | el 1.º de junio
			the 19th century                    | el siglo 19
			the 19th century                    | el siglo XIX
			Louis XIV                           | Luis 14
			on 12/03/2024                       | el 12.03.2024
			version 1.2.3                       | versión 1.2.3
			items 1,2 and 3                     | elementos 1, 2 y 3
			from 5 to 9                         | de 9 a 5
			twenty years                        | veinte años
			in the 1990s                        | en los 1990
			{1} of A4 at http://a.org/7         | {1} de A4 en http://a.org/7
			""")
	void acceptsNumberInAnotherNotation(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			It costs 100 euros                  | Cuesta euros
			It costs 100 euros                  | Cuesta 1000 euros
			It costs 1.5 euros                  | Cuesta 15 euros
			It costs 1,000.50 euros             | Cuesta 100.050 euros
			It costs 1,000 euros                | Cuesta 1,00 euros
			two euros                           | 2 euros y 50
			from 5 to 5                         | de 5
			at 10:30                            | a las 10
			at 0.25                             | a las 025
			the 19th century                    | el siglo XVIII
			there is 1 car                      | I have a car
			the 19th and XIX                    | el XIX
			""")
	void rejectsNumberThatIsAnother(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@Test
	void namesTheNumberInTheDetail() {
		assertThat(this.check.inspect(pair("Take 3 of 12", "Tome 4 de 12"), CheckRule.DEFAULT)).get()
			.extracting(Finding::detail)
			.isEqualTo("The target loses the number '3' and adds the number '4'.");
	}

}
