<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About {0}</source>
            <translation>Über {0}</translation>
        </message>
        <message>
            <source>Copy &amp;Details</source>
            <translation>&amp;Details kopieren</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>Licence of the book: {0}</source>
            <translation>Lizenz des Buchs: {0}</translation>
        </message>
        <message>
            <source>On the web: {0}</source>
            <translation>Im Web: {0}</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Parts and their licences</source>
            <translation>Teile und ihre Lizenzen</translation>
        </message>
        <message>
            <source>Publisher: {0}</source>
            <translation>Herausgeber: {0}</translation>
        </message>
        <message>
            <source>Questions the book does not answer: {0}</source>
            <translation>Fragen, die das Buch nicht beantwortet: {0}</translation>
        </message>
        <message>
            <source>Reads help books, with nothing but your own computer.</source>
            <translation>Liest Hilfebücher, und braucht dazu nur Ihren Rechner.</translation>
        </message>
        <message>
            <source>The details are in the clipboard.</source>
            <translation>Die Details sind in der Zwischenablage.</translation>
        </message>
        <message>
            <source>This book: “{0}”, version {1}</source>
            <translation>Dieses Buch: „{0}“, Version {1}</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About {0}</source>
            <translation>Ü&amp;ber {0}</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Bookmark This Page</source>
            <translation>&amp;Lesezeichen für diese Seite</translation>
        </message>
        <message>
            <source>&amp;Bookmarks</source>
            <translation>&amp;Lesezeichen</translation>
        </message>
        <message>
            <source>&amp;Close Window</source>
            <translation>Fenster &amp;schließen</translation>
        </message>
        <message>
            <source>&amp;Contents</source>
            <translation>&amp;Inhalt</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Find on This Page</source>
            <translation>Auf dieser Seite &amp;suchen</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;Vorwärts</translation>
        </message>
        <message>
            <source>&amp;Full Screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;Home</source>
            <translation>&amp;Startseite</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;Larger Text</source>
            <translation>&amp;Größerer Text</translation>
        </message>
        <message>
            <source>&amp;Manage Bookmarks…</source>
            <translation>Lesezeichen &amp;verwalten…</translation>
        </message>
        <message>
            <source>&amp;Next Page</source>
            <translation>&amp;Nächste Seite</translation>
        </message>
        <message>
            <source>&amp;Normal Text Size</source>
            <translation>&amp;Normale Textgröße</translation>
        </message>
        <message>
            <source>&amp;Open Book…</source>
            <translation>Buch ö&amp;ffnen…</translation>
        </message>
        <message>
            <source>&amp;Outline</source>
            <translation>Glie&amp;derung</translation>
        </message>
        <message>
            <source>&amp;Previous Page</source>
            <translation>Vor&amp;herige Seite</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>&amp;Drucken…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Read Book Again</source>
            <translation>Buch &amp;neu einlesen</translation>
        </message>
        <message>
            <source>&amp;Search This Book</source>
            <translation>In diesem Buch s&amp;uchen</translation>
        </message>
        <message>
            <source>&amp;Smaller Text</source>
            <translation>&amp;Kleinerer Text</translation>
        </message>
        <message>
            <source>&amp;Using {0}</source>
            <translation>&amp;{0} benutzen</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;What Changed</source>
            <translation>&amp;Was sich geändert hat</translation>
        </message>
        <message>
            <source>Change how {0} looks and works</source>
            <translation>Aussehen und Verhalten von {0} ändern</translation>
        </message>
        <message>
            <source>Choose paper and margins</source>
            <translation>Papier und Ränder wählen</translation>
        </message>
        <message>
            <source>Choose where to search</source>
            <translation>Wählen, wo gesucht wird</translation>
        </message>
        <message>
            <source>Close Ta&amp;b</source>
            <translation>Ta&amp;b schließen</translation>
        </message>
        <message>
            <source>Close this tab, or the window</source>
            <translation>Diesen Tab oder das Fenster schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
        <message>
            <source>Close {0}</source>
            <translation>{0} beenden</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>&amp;Link kopieren</translation>
        </message>
        <message>
            <source>Copy Page as &amp;Markdown</source>
            <translation>Seite als &amp;Markdown kopieren</translation>
        </message>
        <message>
            <source>Copy Page as Rich &amp;Text</source>
            <translation>Seite mit &amp;Formatierung kopieren</translation>
        </message>
        <message>
            <source>Copy Web Addre&amp;ss</source>
            <translation>&amp;Webadresse kopieren</translation>
        </message>
        <message>
            <source>Copy an address that leads back to this place</source>
            <translation>Eine Adresse kopieren, die hierher zurückführt</translation>
        </message>
        <message>
            <source>Copy the address of this place on the web</source>
            <translation>Die Adresse dieser Stelle im Web kopieren</translation>
        </message>
        <message>
            <source>Copy the selected text</source>
            <translation>Den markierten Text kopieren</translation>
        </message>
        <message>
            <source>Copy the whole page with its looks</source>
            <translation>Die ganze Seite mit ihrem Aussehen kopieren</translation>
        </message>
        <message>
            <source>Copy the whole page, written in Markdown</source>
            <translation>Die ganze Seite kopieren, in Markdown geschrieben</translation>
        </message>
        <message>
            <source>Every key that does something</source>
            <translation>Alle Tasten, die etwas bewirken</translation>
        </message>
        <message>
            <source>Find &amp;Next</source>
            <translation>&amp;Weitersuchen</translation>
        </message>
        <message>
            <source>Find &amp;Previous</source>
            <translation>&amp;Rückwärts suchen</translation>
        </message>
        <message>
            <source>Find words on this page</source>
            <translation>Wörter auf dieser Seite suchen</translation>
        </message>
        <message>
            <source>Full-Wid&amp;th Text</source>
            <translation>Text in voller Brei&amp;te</translation>
        </message>
        <message>
            <source>Go to the match before</source>
            <translation>Zum vorigen Treffer gehen</translation>
        </message>
        <message>
            <source>Go to the next match</source>
            <translation>Zum nächsten Treffer gehen</translation>
        </message>
        <message>
            <source>Go to the next tab</source>
            <translation>Zum nächsten Tab gehen</translation>
        </message>
        <message>
            <source>Go to the page above it in the contents</source>
            <translation>Zur Seite darüber im Inhalt gehen</translation>
        </message>
        <message>
            <source>Go to the page before</source>
            <translation>Zur Seite davor gehen</translation>
        </message>
        <message>
            <source>Go to the page below it in the contents</source>
            <translation>Zur Seite darunter im Inhalt gehen</translation>
        </message>
        <message>
            <source>Go to the start page</source>
            <translation>Zur Startseite gehen</translation>
        </message>
        <message>
            <source>Go to the tab before</source>
            <translation>Zum Tab davor gehen</translation>
        </message>
        <message>
            <source>How this program works</source>
            <translation>Wie dieses Programm funktioniert</translation>
        </message>
        <message>
            <source>Keep this place, or forget it</source>
            <translation>Diese Stelle merken oder vergessen</translation>
        </message>
        <message>
            <source>Lines as long as the window has room for</source>
            <translation>Zeilen so lang, wie das Fenster Platz hat</translation>
        </message>
        <message>
            <source>Lines of about seventy letters</source>
            <translation>Zeilen von etwa siebzig Buchstaben</translation>
        </message>
        <message>
            <source>Long lines, and more room for tables and code</source>
            <translation>Lange Zeilen und mehr Platz für Tabellen und Code</translation>
        </message>
        <message>
            <source>Make the text larger</source>
            <translation>Den Text vergrößern</translation>
        </message>
        <message>
            <source>Make the text smaller</source>
            <translation>Den Text verkleinern</translation>
        </message>
        <message>
            <source>Move the keyboard to the next part of the window</source>
            <translation>Mit der Tastatur zum nächsten Teil des Fensters gehen</translation>
        </message>
        <message>
            <source>Move the keyboard to the part before</source>
            <translation>Mit der Tastatur zum vorigen Teil gehen</translation>
        </message>
        <message>
            <source>N&amp;arrow Text</source>
            <translation>Sch&amp;maler Text</translation>
        </message>
        <message>
            <source>Ne&amp;xt Tab</source>
            <translation>Nä&amp;chster Tab</translation>
        </message>
        <message>
            <source>New &amp;Tab</source>
            <translation>Neuer &amp;Tab</translation>
        </message>
        <message>
            <source>New &amp;Window</source>
            <translation>&amp;Neues Fenster</translation>
        </message>
        <message>
            <source>Next &amp;Pane</source>
            <translation>Nächster &amp;Bereich</translation>
        </message>
        <message>
            <source>Open Page on the We&amp;b</source>
            <translation>Seite im We&amp;b öffnen</translation>
        </message>
        <message>
            <source>Open the file of another book</source>
            <translation>Die Datei eines anderen Buches öffnen</translation>
        </message>
        <message>
            <source>Open the start page in another tab</source>
            <translation>Die Startseite in einem weiteren Tab öffnen</translation>
        </message>
        <message>
            <source>Open the tab that was closed last again</source>
            <translation>Den zuletzt geschlossenen Tab wieder öffnen</translation>
        </message>
        <message>
            <source>Open this page in another window</source>
            <translation>Diese Seite in einem weiteren Fenster öffnen</translation>
        </message>
        <message>
            <source>Open this page in your browser</source>
            <translation>Diese Seite im Browser öffnen</translation>
        </message>
        <message>
            <source>Open, rename or remove bookmarks</source>
            <translation>Lesezeichen öffnen, umbenennen oder entfernen</translation>
        </message>
        <message>
            <source>P&amp;references…</source>
            <translation>&amp;Einstellungen…</translation>
        </message>
        <message>
            <source>Page Set&amp;up…</source>
            <translation>Seite ein&amp;richten…</translation>
        </message>
        <message>
            <source>Pages that are new or changed since you last read this book</source>
            <translation>Seiten, die neu oder geändert sind, seit Sie dieses Buch zuletzt gelesen haben</translation>
        </message>
        <message>
            <source>Pre&amp;vious Pane</source>
            <translation>&amp;Voriger Bereich</translation>
        </message>
        <message>
            <source>Prev&amp;ious Tab</source>
            <translation>Vor&amp;heriger Tab</translation>
        </message>
        <message>
            <source>Print Pre&amp;view…</source>
            <translation>Druck&amp;vorschau…</translation>
        </message>
        <message>
            <source>Print this page</source>
            <translation>Diese Seite drucken</translation>
        </message>
        <message>
            <source>Reopen Close&amp;d Tab</source>
            <translation>Geschlossenen Tab wie&amp;der öffnen</translation>
        </message>
        <message>
            <source>Save this page, or more, as a file</source>
            <translation>Diese Seite oder mehr als Datei speichern</translation>
        </message>
        <message>
            <source>Search &amp;In…</source>
            <translation>Suchen &amp;in …</translation>
        </message>
        <message>
            <source>See the page on paper</source>
            <translation>Sehen, wie die Seite auf Papier aussieht</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
        <message>
            <source>Select the whole page</source>
            <translation>Die ganze Seite auswählen</translation>
        </message>
        <message>
            <source>Short lines, easy to follow</source>
            <translation>Kurze Zeilen, denen man leicht folgt</translation>
        </message>
        <message>
            <source>Show or fold away the left side</source>
            <translation>Die linke Seite zeigen oder wegklappen</translation>
        </message>
        <message>
            <source>Show or hide the headings of the page beside it</source>
            <translation>Die Überschriften der Seite daneben zeigen oder ausblenden</translation>
        </message>
        <message>
            <source>Show the book as it is now on disk</source>
            <translation>Das Buch zeigen, wie es jetzt auf der Platte ist</translation>
        </message>
        <message>
            <source>Suggest a C&amp;orrection…</source>
            <translation>K&amp;orrektur vorschlagen …</translation>
        </message>
        <message>
            <source>Tell the publisher what is wrong on this page</source>
            <translation>Dem Herausgeber sagen, was auf dieser Seite falsch ist</translation>
        </message>
        <message>
            <source>Text size 100 %</source>
            <translation>Textgröße 100 %</translation>
        </message>
        <message>
            <source>Type what you look for</source>
            <translation>Eingeben, was Sie suchen</translation>
        </message>
        <message>
            <source>Undo a step back</source>
            <translation>Einen Schritt zurück rückgängig machen</translation>
        </message>
        <message>
            <source>Use the whole screen</source>
            <translation>Den ganzen Bildschirm nutzen</translation>
        </message>
        <message>
            <source>Usual Text &amp;Width</source>
            <translation>Üb&amp;liche Textbreite</translation>
        </message>
        <message>
            <source>Versions and licences</source>
            <translation>Versionen und Lizenzen</translation>
        </message>
        <message>
            <source>Wi&amp;de Text</source>
            <translation>B&amp;reiter Text</translation>
        </message>
    </context>
    <context>
        <name>AnswerCard</name>
        <message>
            <source>Copied ✓</source>
            <translation>Kopiert ✓</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the answer</source>
            <translation>Die Antwort kopieren</translation>
        </message>
    </context>
    <context>
        <name>BookmarksDialog</name>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Schließen</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importieren…</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>En&amp;tfernen</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>Bookmarks (*.json)</source>
            <translation>Lesezeichen (*.json)</translation>
        </message>
        <message>
            <source>Choose another folder or another name.</source>
            <translation>Wählen Sie einen anderen Ordner oder einen anderen Namen.</translation>
        </message>
        <message>
            <source>Enter opens, F2 renames, Delete removes.</source>
            <translation>Eingabe öffnet, F2 benennt um, Entf entfernt.</translation>
        </message>
        <message>
            <source>Export Bookmarks</source>
            <translation>Lesezeichen exportieren</translation>
        </message>
        <message>
            <source>Import Bookmarks</source>
            <translation>Lesezeichen importieren</translation>
        </message>
        <message>
            <source>New bookmarks: {0}</source>
            <translation>Neue Lesezeichen: {0}</translation>
        </message>
        <message>
            <source>No bookmarks yet. Press Ctrl+D on a page to keep it here.</source>
            <translation>Noch keine Lesezeichen. Mit Strg+D merken Sie sich hier eine Seite.</translation>
        </message>
        <message>
            <source>Re&amp;name</source>
            <translation>&amp;Umbenennen</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>Gespeichert als {0}</translation>
        </message>
        <message>
            <source>This page is no longer in the book.</source>
            <translation>Diese Seite ist nicht mehr im Buch.</translation>
        </message>
        <message>
            <source>“{0}” cannot be read.</source>
            <translation>„{0}“ kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>“{0}” cannot be written.</source>
            <translation>„{0}“ kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>“{0}” holds no bookmarks of this book.</source>
            <translation>„{0}“ enthält keine Lesezeichen dieses Buchs.</translation>
        </message>
    </context>
    <context>
        <name>ChangesKeeper</name>
        <message>
            <source>Pages are new or changed since you last read this book: Help, What Changed.</source>
            <translation>Seit Sie dieses Buch zuletzt gelesen haben, sind Seiten neu oder geändert: Hilfe, Was sich geändert hat.</translation>
        </message>
    </context>
    <context>
        <name>ChangesPage</name>
        <message>
            <source>&amp;Back to the Page</source>
            <translation>&amp;Zurück zur Seite</translation>
        </message>
        <message>
            <source>&amp;Mark All as Read</source>
            <translation>Alle als &amp;gelesen markieren</translation>
        </message>
        <message>
            <source>Changed pages</source>
            <translation>Geänderte Seiten</translation>
        </message>
        <message>
            <source>New pages</source>
            <translation>Neue Seiten</translation>
        </message>
        <message>
            <source>Not read yet</source>
            <translation>Noch nicht gelesen</translation>
        </message>
        <message>
            <source>Pages that are gone</source>
            <translation>Seiten, die es nicht mehr gibt</translation>
        </message>
        <message>
            <source>Since version {0}, which you read before:</source>
            <translation>Seit Version {0}, die Sie vorher gelesen haben:</translation>
        </message>
        <message>
            <source>Since you last read this book:</source>
            <translation>Seit Sie dieses Buch zuletzt gelesen haben:</translation>
        </message>
        <message>
            <source>What Changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
    </context>
    <context>
        <name>CodeWindow</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>&amp;Wrap long lines</source>
            <translation>Lange Zeilen &amp;umbrechen</translation>
        </message>
        <message>
            <source>Back to the page</source>
            <translation>Zurück zur Seite</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>Sch&amp;ließen</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Copied ✓</source>
            <translation>Kopiert ✓</translation>
        </message>
        <message>
            <source>Copy this code</source>
            <translation>Diesen Code kopieren</translation>
        </message>
    </context>
    <context>
        <name>CompletedWords</name>
        <message>
            <source>Go on with this word</source>
            <translation>Mit diesem Wort fortfahren</translation>
        </message>
    </context>
    <context>
        <name>ContentsModel</name>
        <message>
            <source>New or changed since you last read it.</source>
            <translation>Neu oder geändert, seit Sie es zuletzt gelesen haben.</translation>
        </message>
    </context>
    <context>
        <name>ContentsPane</name>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren…</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>&amp;Link kopieren</translation>
        </message>
        <message>
            <source>Open in New &amp;Tab</source>
            <translation>In neuem &amp;Tab öffnen</translation>
        </message>
        <message>
            <source>Open in New &amp;Window</source>
            <translation>In neuem &amp;Fenster öffnen</translation>
        </message>
    </context>
    <context>
        <name>CrashWindow</name>
        <message>
            <source>&amp;Copy Report</source>
            <translation>Bericht &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Go On</source>
            <translation>&amp;Weitermachen</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Something Went Wrong</source>
            <translation>Etwas ist schiefgegangen</translation>
        </message>
        <message>
            <source>The report is also in {file}.</source>
            <translation>Der Bericht steht auch in {file}.</translation>
        </message>
        <message>
            <source>{0} has met an error it did not expect. You can try to go on. If it happens again, send this report to whoever gave you the program. Nothing is sent by itself.</source>
            <translation>{0} ist auf einen unerwarteten Fehler gestoßen. Sie können versuchen weiterzumachen. Wenn es wieder geschieht, senden Sie diesen Bericht an die Stelle, von der Sie das Programm haben. Von selbst wird nichts gesendet.</translation>
        </message>
    </context>
    <context>
        <name>ErrorWindow</name>
        <message>
            <source>&amp;Choose Another Book…</source>
            <translation>Anderes Buch &amp;wählen…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Choose the folder of a help book</source>
            <translation>Den Ordner eines Hilfebuchs wählen</translation>
        </message>
        <message>
            <source>There is no help book here</source>
            <translation>Hier ist kein Hilfebuch</translation>
        </message>
        <message>
            <source>This help book cannot be opened</source>
            <translation>Dieses Hilfebuch kann nicht geöffnet werden</translation>
        </message>
        <message>
            <source>This help book is damaged</source>
            <translation>Dieses Hilfebuch ist beschädigt</translation>
        </message>
        <message>
            <source>This help book is too new</source>
            <translation>Dieses Hilfebuch ist zu neu</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren…</translation>
        </message>
        <message>
            <source>&amp;Format:</source>
            <translation>&amp;Format:</translation>
        </message>
        <message>
            <source>&amp;What:</source>
            <translation>&amp;Was:</translation>
        </message>
        <message>
            <source>EPUB book</source>
            <translation>EPUB-Buch</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>PDF-Dokument</translation>
        </message>
        <message>
            <source>Pa&amp;per:</source>
            <translation>&amp;Papier:</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Reiner Text</translation>
        </message>
        <message>
            <source>Print the &amp;addresses of links below each page</source>
            <translation>&amp;Adressen der Links unter jeder Seite drucken</translation>
        </message>
        <message>
            <source>Put &amp;pictures into a folder beside the file</source>
            <translation>&amp;Bilder in einen Ordner neben der Datei legen</translation>
        </message>
        <message>
            <source>Web page in one file</source>
            <translation>Webseite in einer Datei</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>&amp;Replace</source>
            <translation>&amp;Ersetzen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Category: {0}</source>
            <translation>Kategorie: {0}</translation>
        </message>
        <message>
            <source>Do you want to replace it?</source>
            <translation>Möchten Sie sie ersetzen?</translation>
        </message>
        <message>
            <source>EPUB book (*.epub)</source>
            <translation>EPUB-Buch (*.epub)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Exporting “{0}”</source>
            <translation>„{0}“ wird exportiert</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
        <message>
            <source>PDF document (*.pdf)</source>
            <translation>PDF-Dokument (*.pdf)</translation>
        </message>
        <message>
            <source>Page: {0}</source>
            <translation>Seite: {0}</translation>
        </message>
        <message>
            <source>Plain text (*.txt)</source>
            <translation>Reiner Text (*.txt)</translation>
        </message>
        <message>
            <source>Search results: {0}</source>
            <translation>Suchergebnisse: {0}</translation>
        </message>
        <message>
            <source>Section: {0}</source>
            <translation>Abschnitt: {0}</translation>
        </message>
        <message>
            <source>The whole book: {0}</source>
            <translation>Das ganze Buch: {0}</translation>
        </message>
        <message>
            <source>Web page in one file (*.html)</source>
            <translation>Webseite in einer Datei (*.html)</translation>
        </message>
        <message>
            <source>“{0}” exists already.</source>
            <translation>„{0}“ gibt es schon.</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Clear the field</source>
            <translation>Feld leeren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Find on this page</source>
            <translation>Auf dieser Seite suchen</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>Groß- und Kleinschreibung beachten</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Treffer</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>Kein Treffer</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Voriger Treffer</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>Nur ganze Wörter</translation>
        </message>
        <message>
            <source>from the end</source>
            <translation>vom Ende her</translation>
        </message>
        <message>
            <source>from the top</source>
            <translation>von oben</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
    </context>
    <context>
        <name>HitMenu</name>
        <message>
            <source>&amp;Copy Title</source>
            <translation>Titel &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>&amp;Link kopieren</translation>
        </message>
        <message>
            <source>Open in New &amp;Tab</source>
            <translation>In neuem &amp;Tab öffnen</translation>
        </message>
        <message>
            <source>Open in New &amp;Window</source>
            <translation>In neuem &amp;Fenster öffnen</translation>
        </message>
    </context>
    <context>
        <name>LibraryKeeper</name>
        <message>
            <source>&amp;Add a Book…</source>
            <translation>Buch &amp;hinzufügen …</translation>
        </message>
        <message>
            <source>&amp;Bring the Version Before Back</source>
            <translation>Vorherige Version &amp;zurückholen</translation>
        </message>
        <message>
            <source>&amp;Keep beside Newer Versions</source>
            <translation>&amp;Neben neueren Versionen behalten</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <source>&amp;Remove from the Library…</source>
            <translation>Aus der Bibliothek &amp;entfernen …</translation>
        </message>
        <message>
            <source>As of {0}</source>
            <translation>Stand: {0}</translation>
        </message>
        <message>
            <source>Its file is not kept. Bookmarks in it are, should you add it again.</source>
            <translation>Die Datei wird nicht aufgehoben. Lesezeichen darin bleiben, falls Sie es wieder hinzufügen.</translation>
        </message>
        <message>
            <source>Its publisher offers it here: {0}</source>
            <translation>Sein Herausgeber bietet es hier an: {0}</translation>
        </message>
        <message>
            <source>Move &amp;Down</source>
            <translation>Nach &amp;unten</translation>
        </message>
        <message>
            <source>Move &amp;Up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <source>Open Web Page</source>
            <translation>Webseite öffnen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove “{0}” from your library?</source>
            <translation>„{0}“ aus Ihrer Bibliothek entfernen?</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;Recent Pages</source>
            <translation>Zuletzt &amp;gelesen</translation>
        </message>
        <message>
            <source>No other page was read yet</source>
            <translation>Noch keine andere Seite gelesen</translation>
        </message>
        <message>
            <source>Open &amp;Known Book</source>
            <translation>&amp;Bekanntes Buch öffnen</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>Gespeichert als {0}</translation>
        </message>
        <message>
            <source>Your bookmarks could not be saved; they hold until you quit.</source>
            <translation>Ihre Lesezeichen konnten nicht gespeichert werden; sie gelten bis zum Beenden.</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>Nothing could be printed: the printer or the file cannot be written to.</source>
            <translation>Es konnte nichts gedruckt werden: Auf den Drucker oder die Datei lässt sich nicht schreiben.</translation>
        </message>
        <message>
            <source>Nothing was found, so there is nothing to export. Try other words.</source>
            <translation>Es wurde nichts gefunden, also gibt es nichts zu exportieren. Versuchen Sie andere Wörter.</translation>
        </message>
        <message>
            <source>Printing stopped: the printer or the file takes no more pages.</source>
            <translation>Der Druck brach ab: Der Drucker oder die Datei nimmt keine weiteren Seiten an.</translation>
        </message>
        <message>
            <source>The PDF could not be made. Try again, or choose another format.</source>
            <translation>Das PDF konnte nicht erstellt werden. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Format.</translation>
        </message>
        <message>
            <source>The help book in “{folder}” is damaged. Install the book again.</source>
            <translation>Das Hilfebuch in „{folder}“ ist beschädigt. Installieren Sie das Buch neu.</translation>
        </message>
        <message>
            <source>The help book in “{folder}” was made for a newer version of this program. Update it.</source>
            <translation>Das Hilfebuch in „{folder}“ wurde für eine neuere Version dieses Programms gemacht. Aktualisieren Sie das Programm.</translation>
        </message>
        <message>
            <source>The help book “{file}” cannot be read. Check that it is still there.</source>
            <translation>Das Hilfebuch „{file}“ kann nicht gelesen werden. Prüfen Sie, ob es noch da ist.</translation>
        </message>
        <message>
            <source>The link is to the help book “{book}”, which is not here. Open its file once.</source>
            <translation>Der Link führt zum Hilfebuch „{book}“, das nicht hier ist. Öffnen Sie einmal seine Datei.</translation>
        </message>
        <message>
            <source>The link leads to the book “{book}”, which you do not have. Add its file to your library first.</source>
            <translation>Der Link führt in das Buch „{book}“, das Sie nicht haben. Fügen Sie zuerst seine Datei Ihrer Bibliothek hinzu.</translation>
        </message>
        <message>
            <source>The link “{link}” leads nowhere. It must look like {example}.</source>
            <translation>Der Link „{link}“ führt nirgendwohin. Er muss so aussehen: {example}.</translation>
        </message>
        <message>
            <source>The name “{name}…” is too long. Choose a shorter one.</source>
            <translation>Der Name „{name}…“ ist zu lang. Wählen Sie einen kürzeren.</translation>
        </message>
        <message>
            <source>The page “{title}” cannot be read: its file is missing or damaged. Install the book again.</source>
            <translation>Die Seite „{title}“ kann nicht gelesen werden: Ihre Datei fehlt oder ist beschädigt. Installieren Sie das Buch neu.</translation>
        </message>
        <message>
            <source>The page “{title}” has no section “{section}”.</source>
            <translation>Die Seite „{title}“ hat keinen Abschnitt „{section}“.</translation>
        </message>
        <message>
            <source>The search index of the help book in “{folder}” is damaged, so it cannot be searched. Install the book again.</source>
            <translation>Der Suchindex des Hilfebuchs in „{folder}“ ist beschädigt, daher kann es nicht durchsucht werden. Installieren Sie das Buch neu.</translation>
        </message>
        <message>
            <source>The search index of the help book in “{folder}” is of an older version, so it cannot be searched. Build the book again, or ask its publisher for a new one.</source>
            <translation>Der Suchindex des Hilfebuchs in „{folder}“ ist von einer älteren Version, daher kann es nicht durchsucht werden. Bauen Sie das Buch neu oder fragen Sie seinen Herausgeber nach einem neuen.</translation>
        </message>
        <message>
            <source>There are no pages in “{category}”. Choose another category.</source>
            <translation>In „{category}“ sind keine Seiten. Wählen Sie eine andere Kategorie.</translation>
        </message>
        <message>
            <source>There is no earlier version of “{book}” any more.</source>
            <translation>Es gibt keine frühere Fassung von „{book}“ mehr.</translation>
        </message>
        <message>
            <source>There is no folder “{folder}”. Make it first, or choose another one.</source>
            <translation>Es gibt keinen Ordner „{folder}“. Legen Sie ihn erst an, oder wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>There is no help book in “{folder}”. Choose the folder that holds “{file}”, or install the book again.</source>
            <translation>In „{folder}“ ist kein Hilfebuch. Wählen Sie den Ordner, der „{file}“ enthält, oder installieren Sie das Buch neu.</translation>
        </message>
        <message>
            <source>There is no help book “{book}” in your library. Add its file first.</source>
            <translation>In Ihrer Bibliothek ist kein Hilfebuch „{book}“. Fügen Sie zuerst seine Datei hinzu.</translation>
        </message>
        <message>
            <source>There is no room left for “{path}”. Free some space or choose another disk.</source>
            <translation>Für „{path}“ ist kein Platz mehr. Schaffen Sie Platz oder wählen Sie einen anderen Datenträger.</translation>
        </message>
        <message>
            <source>There is no room to unpack “{file}”. Free some space in “{folder}”.</source>
            <translation>Es ist kein Platz, um „{file}“ zu entpacken. Schaffen Sie Platz in „{folder}“.</translation>
        </message>
        <message>
            <source>This book has no category “{category}”.</source>
            <translation>Dieses Buch hat keine Kategorie „{category}“.</translation>
        </message>
        <message>
            <source>This book has no page “{page}”. Search for its title instead.</source>
            <translation>Dieses Buch hat keine Seite „{page}“. Suchen Sie stattdessen nach ihrem Titel.</translation>
        </message>
        <message>
            <source>You may not write to “{folder}”. Choose another folder.</source>
            <translation>Sie dürfen in „{folder}“ nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>“{book}” came with a program, and can only be removed with it.</source>
            <translation>„{book}“ kam mit einem Programm und kann nur mit ihm entfernt werden.</translation>
        </message>
        <message>
            <source>“{book}” could not be removed. Check that you may write to “{folder}”.</source>
            <translation>„{book}“ konnte nicht entfernt werden. Prüfen Sie, ob Sie in „{folder}“ schreiben dürfen.</translation>
        </message>
        <message>
            <source>“{file}” could not be added. Check that you may write to “{folder}”, and that there is room.</source>
            <translation>„{file}“ konnte nicht hinzugefügt werden. Prüfen Sie, ob Sie in „{folder}“ schreiben dürfen und ob dort Platz ist.</translation>
        </message>
        <message>
            <source>“{file}” could not be unpacked. Check that you may write to “{folder}”.</source>
            <translation>„{file}“ konnte nicht entpackt werden. Prüfen Sie, ob Sie in „{folder}“ schreiben dürfen.</translation>
        </message>
        <message>
            <source>“{file}” is no help book, or it is damaged. Ask whoever gave it to you for a new copy.</source>
            <translation>„{file}“ ist kein Hilfebuch oder ist beschädigt. Bitten Sie die Stelle, von der Sie es haben, um eine neue Kopie.</translation>
        </message>
        <message>
            <source>“{folder}” can only be read. Choose another folder.</source>
            <translation>„{folder}“ kann nur gelesen werden. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>“{path}” cannot be replaced. Close it in other programs, or choose another name.</source>
            <translation>„{path}“ kann nicht ersetzt werden. Schließen Sie es in anderen Programmen, oder wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>“{path}” could not be written. Choose another name or folder.</source>
            <translation>„{path}“ konnte nicht geschrieben werden. Wählen Sie einen anderen Namen oder Ordner.</translation>
        </message>
        <message>
            <source>“{path}” exists already. Choose another name, or allow it to be replaced.</source>
            <translation>„{path}“ gibt es schon. Wählen Sie einen anderen Namen, oder erlauben Sie, es zu ersetzen.</translation>
        </message>
        <message>
            <source>“{path}” is a folder. Choose a file name in it.</source>
            <translation>„{path}“ ist ein Ordner. Wählen Sie einen Dateinamen darin.</translation>
        </message>
        <message>
            <source>“{path}” is not an ordinary file. Choose another name.</source>
            <translation>„{path}“ ist keine gewöhnliche Datei. Wählen Sie einen anderen Namen.</translation>
        </message>
    </context>
    <context>
        <name>MissedSearchesDialog</name>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>&amp;Save as File…</source>
            <translation>Als Datei &amp;speichern …</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>Choose another folder or another name.</source>
            <translation>Wählen Sie einen anderen Ordner oder einen anderen Namen.</translation>
        </message>
        <message>
            <source>Delete &amp;All</source>
            <translation>&amp;Alle löschen</translation>
        </message>
        <message>
            <source>No hit opened</source>
            <translation>Kein Treffer geöffnet</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Save Searches</source>
            <translation>Suchen speichern</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Searches (*.json)</source>
            <translation>Suchen (*.json)</translation>
        </message>
        <message>
            <source>Searches in Vain</source>
            <translation>Vergebliche Suchen</translation>
        </message>
        <message>
            <source>The list could not be changed on disk.</source>
            <translation>Die Liste konnte auf der Festplatte nicht geändert werden.</translation>
        </message>
        <message>
            <source>These searches found nothing, or nothing that you opened. They are kept on this computer only, and nothing is sent. If you want to help the publisher of a book, save the list as a file and send it yourself.</source>
            <translation>Diese Suchen fanden nichts oder nichts, was Sie geöffnet haben. Sie bleiben auf diesem Computer, und nichts wird gesendet. Wenn Sie dem Herausgeber eines Buchs helfen möchten, speichern Sie die Liste als Datei und senden Sie sie selbst.</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>“{0}” cannot be written.</source>
            <translation>„{0}“ kann nicht geschrieben werden.</translation>
        </message>
    </context>
    <context>
        <name>MistakesModel</name>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
    </context>
    <context>
        <name>MistakesPane</name>
        <message>
            <source>Choose &amp;Editor…</source>
            <translation>&amp;Editor wählen …</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Mistakes in the sources of this book</source>
            <translation>Fehler in den Quellen dieses Buchs</translation>
        </message>
        <message>
            <source>Mistakes: {0}</source>
            <translation>Fehler: {0}</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Help books ({0})</source>
            <translation>Hilfebücher ({0})</translation>
        </message>
        <message>
            <source>Open Book</source>
            <translation>Buch öffnen</translation>
        </message>
    </context>
    <context>
        <name>PageAccess</name>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
    </context>
    <context>
        <name>PageArea</name>
        <message>
            <source>This page has too few headings for an outline.</source>
            <translation>Diese Seite hat zu wenige Überschriften für eine Gliederung.</translation>
        </message>
    </context>
    <context>
        <name>PageLinks</name>
        <message>
            <source>Copied ✓</source>
            <translation>Kopiert ✓</translation>
        </message>
        <message>
            <source>Copy this code</source>
            <translation>Diesen Code kopieren</translation>
        </message>
        <message>
            <source>In the book “{0}”</source>
            <translation>Im Buch „{0}“</translation>
        </message>
        <message>
            <source>Show this code in a window of its own</source>
            <translation>Diesen Code in einem eigenen Fenster zeigen</translation>
        </message>
        <message>
            <source>Show this picture larger</source>
            <translation>Dieses Bild größer zeigen</translation>
        </message>
        <message>
            <source>The code was copied.</source>
            <translation>Der Code wurde kopiert.</translation>
        </message>
    </context>
    <context>
        <name>PageMenu</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy Its Web Addre&amp;ss</source>
            <translation>&amp;Webadresse dazu kopieren</translation>
        </message>
        <message>
            <source>Copy Link &amp;Address</source>
            <translation>Link&amp;adresse kopieren</translation>
        </message>
        <message>
            <source>Copy Link to This &amp;Page</source>
            <translation>Link zu dieser &amp;Seite kopieren</translation>
        </message>
        <message>
            <source>Copy Link to This &amp;Section</source>
            <translation>Link zu diesem A&amp;bschnitt kopieren</translation>
        </message>
        <message>
            <source>Open Link in New &amp;Tab</source>
            <translation>Link in neuem &amp;Tab öffnen</translation>
        </message>
        <message>
            <source>Open Link in New &amp;Window</source>
            <translation>Link in neuem &amp;Fenster öffnen</translation>
        </message>
        <message>
            <source>Search for “{0}”</source>
            <translation>Nach „{0}“ suchen</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <source>The arrow keys move a caret through the text. F7 switches it off.</source>
            <translation>Die Pfeiltasten bewegen eine Schreibmarke durch den Text. F7 schaltet das ab.</translation>
        </message>
        <message>
            <source>The arrow keys scroll the page again.</source>
            <translation>Die Pfeiltasten rollen wieder die Seite.</translation>
        </message>
        <message>
            <source>The rest of this page cannot be shown. The log says why.</source>
            <translation>Der Rest dieser Seite kann nicht angezeigt werden. Im Protokoll steht, warum.</translation>
        </message>
        <message>
            <source>This page cannot be shown. The log says why.</source>
            <translation>Diese Seite kann nicht angezeigt werden. Das Protokoll sagt, warum.</translation>
        </message>
    </context>
    <context>
        <name>PastedLinks</name>
        <message>
            <source>This address leads to another book: {0}</source>
            <translation>Diese Adresse führt zu einem anderen Buch: {0}</translation>
        </message>
    </context>
    <context>
        <name>PictureWindow</name>
        <message>
            <source>&amp;100 %</source>
            <translation>&amp;100 %</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Schließen</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>Ein&amp;passen</translation>
        </message>
        <message>
            <source>Back to the page</source>
            <translation>Zurück zur Seite</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Show it at its own size</source>
            <translation>In eigener Größe zeigen</translation>
        </message>
        <message>
            <source>Show the whole picture</source>
            <translation>Das ganze Bild zeigen</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>&amp;Colours:</source>
            <translation>&amp;Farben:</translation>
        </message>
        <message>
            <source>&amp;Enlarge contents and hits with the text</source>
            <translation>&amp;Inhalt und Treffer mit dem Text vergrößern</translation>
        </message>
        <message>
            <source>&amp;Font of pages:</source>
            <translation>&amp;Schrift der Seiten:</translation>
        </message>
        <message>
            <source>&amp;Keep searches that led nowhere</source>
            <translation>&amp;Vergebliche Suchen behalten</translation>
        </message>
        <message>
            <source>&amp;Language:</source>
            <translation>S&amp;prache:</translation>
        </message>
        <message>
            <source>&amp;Open where I left off</source>
            <translation>Dort öff&amp;nen, wo ich aufgehört habe</translation>
        </message>
        <message>
            <source>&amp;Remember what I searched for</source>
            <translation>Merken, wonach ich gesucht &amp;habe</translation>
        </message>
        <message>
            <source>&amp;Size of text:</source>
            <translation>Text&amp;größe:</translation>
        </message>
        <message>
            <source>&amp;Width of text:</source>
            <translation>&amp;Breite des Textes:</translation>
        </message>
        <message>
            <source>As designed</source>
            <translation>Wie entworfen</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Easy to tell apart (dyslexia)</source>
            <translation>Leicht zu unterscheiden (Legasthenie)</translation>
        </message>
        <message>
            <source>Every choice takes effect at once.</source>
            <translation>Jede Auswahl gilt sofort.</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Voll</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Narrow</source>
            <translation>Schmal</translation>
        </message>
        <message>
            <source>On this computer only; nothing is sent. You can save the list for the publisher.</source>
            <translation>Nur auf diesem Computer; nichts wird gesendet. Sie können die Liste für den Herausgeber speichern.</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Restore &amp;Defaults</source>
            <translation>Stan&amp;dardwerte</translation>
        </message>
        <message>
            <source>S&amp;how the List…</source>
            <translation>Liste &amp;zeigen …</translation>
        </message>
        <message>
            <source>S&amp;pacing of text:</source>
            <translation>A&amp;bstände im Text:</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Üblich</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Breit</translation>
        </message>
        <message>
            <source>Wide: lines, words and letters</source>
            <translation>Weit: Zeilen, Wörter und Buchstaben</translation>
        </message>
        <message>
            <source>With serifs</source>
            <translation>Mit Serifen</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>&amp;Save as PDF…</source>
            <translation>Als PDF &amp;speichern…</translation>
        </message>
        <message>
            <source>No printer is set up on this computer.</source>
            <translation>Auf diesem Rechner ist kein Drucker eingerichtet.</translation>
        </message>
        <message>
            <source>Print Preview</source>
            <translation>Druckvorschau</translation>
        </message>
        <message>
            <source>The printer did not take the page.</source>
            <translation>Der Drucker hat die Seite nicht angenommen.</translation>
        </message>
        <message>
            <source>You can save the page as a PDF file instead.</source>
            <translation>Sie können die Seite stattdessen als PDF-Datei speichern.</translation>
        </message>
    </context>
    <context>
        <name>Publishing</name>
        <message>
            <source>Command of your editor, such as “code” or “edit +{line} {file}”:</source>
            <translation>Befehl Ihres Editors, zum Beispiel „code“ oder „edit +{line} {file}“:</translation>
        </message>
        <message>
            <source>Editor</source>
            <translation>Editor</translation>
        </message>
        <message>
            <source>Open &amp;Source</source>
            <translation>&amp;Quelle öffnen</translation>
        </message>
        <message>
            <source>“{0}” could not be opened in your editor.</source>
            <translation>„{0}“ konnte nicht in Ihrem Editor geöffnet werden.</translation>
        </message>
    </context>
    <context>
        <name>ResultsModel</name>
        <message>
            <source>1 result</source>
            <translation>1 Ergebnis</translation>
        </message>
        <message>
            <source>Beginning of the page</source>
            <translation>Anfang der Seite</translation>
        </message>
        <message>
            <source>Show all {0} in “{1}”</source>
            <translation>Alle {0} in „{1}“ zeigen</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>{0} Ergebnisse</translation>
        </message>
    </context>
    <context>
        <name>SavedLinks</name>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Show in Folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
    </context>
    <context>
        <name>ScopeBox</name>
        <message>
            <source>1 result</source>
            <translation>1 Ergebnis</translation>
        </message>
        <message>
            <source>All books</source>
            <translation>Alle Bücher</translation>
        </message>
        <message>
            <source>Categories of this book</source>
            <translation>Kategorien dieses Buchs</translation>
        </message>
        <message>
            <source>Choose where to search</source>
            <translation>Wählen, wo gesucht wird</translation>
        </message>
        <message>
            <source>This book</source>
            <translation>Dieses Buch</translation>
        </message>
        <message>
            <source>Where to search</source>
            <translation>Wo gesucht wird</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>{0} Ergebnisse</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>Hits appear while you type. Arrow keys move in them, Enter opens one, Escape clears.</source>
            <translation>Treffer erscheinen beim Tippen. Pfeiltasten bewegen sich darin, Eingabe öffnet einen, Esc leert das Feld.</translation>
        </message>
        <message>
            <source>Search this book</source>
            <translation>In diesem Buch suchen</translation>
        </message>
        <message>
            <source>{0} (Ctrl+K)</source>
            <translation>{0} (Strg+K)</translation>
        </message>
    </context>
    <context>
        <name>SearchPane</name>
        <message>
            <source>1 result</source>
            <translation>1 Ergebnis</translation>
        </message>
        <message>
            <source>Also searched: {0}</source>
            <translation>Auch gesucht: {0}</translation>
        </message>
        <message>
            <source>Best {0} of {1}</source>
            <translation>Die besten {0} von {1}</translation>
        </message>
        <message>
            <source>Everything in {0}. Type a word to search in it.</source>
            <translation>Alles in {0}. Tippen Sie ein Wort, um darin zu suchen.</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>Treffer</translation>
        </message>
        <message>
            <source>In none of them: {0}</source>
            <translation>In keinem davon: {0}</translation>
        </message>
        <message>
            <source>Left out: {0}</source>
            <translation>Ausgelassen: {0}</translation>
        </message>
        <message>
            <source>Not in this book: {0}</source>
            <translation>Nicht in diesem Buch: {0}</translation>
        </message>
        <message>
            <source>Nothing found for “{0}” in any book.</source>
            <translation>Zu „{0}“ wurde in keinem Buch etwas gefunden.</translation>
        </message>
        <message>
            <source>Nothing found for “{0}” in {1}.</source>
            <translation>Nichts gefunden für „{0}“ in {1}.</translation>
        </message>
        <message>
            <source>Nothing found for “{0}”.</source>
            <translation>Nichts gefunden für „{0}“.</translation>
        </message>
        <message>
            <source>Nothing has all of these words. These hits have some:</source>
            <translation>Nirgends stehen alle diese Wörter. Diese Treffer haben einige:</translation>
        </message>
        <message>
            <source>Search for it instead</source>
            <translation>Stattdessen danach suchen</translation>
        </message>
        <message>
            <source>Search for {0} instead</source>
            <translation>Stattdessen nach {0} suchen</translation>
        </message>
        <message>
            <source>Search in all books</source>
            <translation>In allen Büchern suchen</translation>
        </message>
        <message>
            <source>Search in all categories</source>
            <translation>In allen Kategorien suchen</translation>
        </message>
        <message>
            <source>Showing results for {0}</source>
            <translation>Ergebnisse für {0}</translation>
        </message>
        <message>
            <source>These titles come nearest:</source>
            <translation>Diese Titel kommen am nächsten:</translation>
        </message>
        <message>
            <source>Try fewer or other words, or ask here: {0}</source>
            <translation>Versuchen Sie es mit weniger oder anderen Wörtern, oder fragen Sie hier: {0}</translation>
        </message>
        <message>
            <source>Try fewer or other words.</source>
            <translation>Versuchen Sie es mit weniger oder anderen Wörtern.</translation>
        </message>
        <message>
            <source>Type a word to search for.</source>
            <translation>Tippen Sie ein Wort, nach dem gesucht werden soll.</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>{0} Ergebnisse</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Your settings could not be saved; they hold until you quit.</source>
            <translation>Ihre Einstellungen konnten nicht gespeichert werden; sie gelten bis zum Beenden.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Back to the contents</source>
            <translation>Zurück zum Inhalt</translation>
        </message>
        <message>
            <source>Clear the field</source>
            <translation>Feld leeren</translation>
        </message>
        <message>
            <source>Find a key or what it does</source>
            <translation>Eine Taste oder ihre Wirkung suchen</translation>
        </message>
        <message>
            <source>In the contents</source>
            <translation>Im Inhalt</translation>
        </message>
        <message>
            <source>In the search field</source>
            <translation>Im Suchfeld</translation>
        </message>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Move a caret through the text, or stop that</source>
            <translation>Schreibmarke im Text ein- oder ausschalten</translation>
        </message>
        <message>
            <source>Move the book up or down</source>
            <translation>Das Buch nach oben oder unten schieben</translation>
        </message>
        <message>
            <source>On the page</source>
            <translation>Auf der Seite</translation>
        </message>
        <message>
            <source>Open the hit</source>
            <translation>Treffer öffnen</translation>
        </message>
        <message>
            <source>Open the hit in a new tab</source>
            <translation>Den Treffer in neuem Tab öffnen</translation>
        </message>
        <message>
            <source>Open the link</source>
            <translation>Link öffnen</translation>
        </message>
        <message>
            <source>Open the link in a new tab</source>
            <translation>Link in neuem Tab öffnen</translation>
        </message>
        <message>
            <source>Open the page</source>
            <translation>Seite öffnen</translation>
        </message>
        <message>
            <source>Open the page in a new tab</source>
            <translation>Seite in neuem Tab öffnen</translation>
        </message>
        <message>
            <source>Scroll by a screen</source>
            <translation>Um eine Bildschirmseite blättern</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Take away the marks of a search</source>
            <translation>Markierungen der Suche entfernen</translation>
        </message>
        <message>
            <source>To the next or previous hit</source>
            <translation>Zum nächsten oder vorigen Treffer</translation>
        </message>
        <message>
            <source>To the next or previous link</source>
            <translation>Zum nächsten oder vorigen Link</translation>
        </message>
        <message>
            <source>Unfold everything below</source>
            <translation>Alles darunter aufklappen</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was geschieht</translation>
        </message>
    </context>
    <context>
        <name>SidePane</name>
        <message>
            <source>Search all books</source>
            <translation>In allen Büchern suchen</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>Suchen in: {0}</translation>
        </message>
        <message>
            <source>Search this book</source>
            <translation>In diesem Buch suchen</translation>
        </message>
    </context>
    <context>
        <name>Suggesting</name>
        <message>
            <source>Corrections of this book go to {0}.</source>
            <translation>Korrekturen zu diesem Buch gehen an {0}.</translation>
        </message>
        <message>
            <source>Open in &amp;Browser</source>
            <translation>Im &amp;Browser öffnen</translation>
        </message>
        <message>
            <source>Save Page as &amp;Markdown…</source>
            <translation>Seite als &amp;Markdown sichern …</translation>
        </message>
        <message>
            <source>Suggest a correction to “{0}”</source>
            <translation>Korrektur zu „{0}“ vorschlagen</translation>
        </message>
        <message>
            <source>This book names no address for corrections. Save the page, change it, and send it to whoever gave you the book.</source>
            <translation>Dieses Buch nennt keine Adresse für Korrekturen. Sichern Sie die Seite, ändern Sie sie, und schicken Sie sie dem, von dem Sie das Buch haben.</translation>
        </message>
        <message>
            <source>Write a &amp;Mail</source>
            <translation>&amp;E-Mail schreiben</translation>
        </message>
    </context>
    <context>
        <name>Suggestions</name>
        <message>
            <source>Clear recent searches</source>
            <translation>Letzte Suchen löschen</translation>
        </message>
        <message>
            <source>Delete removes it from this list</source>
            <translation>Entf nimmt es aus dieser Liste</translation>
        </message>
        <message>
            <source>Recent searches</source>
            <translation>Letzte Suchen</translation>
        </message>
        <message>
            <source>Recent searches: {0}</source>
            <translation>Letzte Suchen: {0}</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>Vorschläge</translation>
        </message>
    </context>
    <context>
        <name>Tabs</name>
        <message>
            <source>Close this tab</source>
            <translation>Diesen Tab schließen</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Tabs</translation>
        </message>
    </context>
    <context>
        <name>Toolbar</name>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More Buttons</source>
            <translation>Weitere Knöpfe</translation>
        </message>
        <message>
            <source>Opens a menu with everything else</source>
            <translation>Öffnet ein Menü mit allem Weiteren</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>Werkzeugleiste</translation>
        </message>
    </context>
    <context>
        <name>Trail</name>
        <message>
            <source>Show this category in the contents</source>
            <translation>Diese Kategorie im Inhalt zeigen</translation>
        </message>
        <message>
            <source>What is above</source>
            <translation>Was darüber steht</translation>
        </message>
        <message>
            <source>Where this page belongs</source>
            <translation>Wohin diese Seite gehört</translation>
        </message>
    </context>
    <context>
        <name>WindowCommands</name>
        <message>
            <source>Bookmark added.</source>
            <translation>Lesezeichen hinzugefügt.</translation>
        </message>
        <message>
            <source>Bookmark removed.</source>
            <translation>Lesezeichen entfernt.</translation>
        </message>
        <message>
            <source>Copied: {0}</source>
            <translation>Kopiert: {0}</translation>
        </message>
        <message>
            <source>The page was copied as Markdown.</source>
            <translation>Die Seite wurde als Markdown kopiert.</translation>
        </message>
        <message>
            <source>The page was copied.</source>
            <translation>Die Seite wurde kopiert.</translation>
        </message>
        <message>
            <source>There are too many bookmarks. Remove some of them first.</source>
            <translation>Es sind zu viele Lesezeichen. Entfernen Sie zuerst einige.</translation>
        </message>
        <message>
            <source>This book has no page about {0} itself.</source>
            <translation>Dieses Buch hat keine Seite über {0} selbst.</translation>
        </message>
        <message>
            <source>This link could not be opened: {0}</source>
            <translation>Dieser Link konnte nicht geöffnet werden: {0}</translation>
        </message>
    </context>
    <context>
        <name>Windows</name>
        <message>
            <source>Where you leave cannot be remembered: its file cannot be written.</source>
            <translation>Wo Sie aufhören, kann nicht gemerkt werden: Die Datei lässt sich nicht schreiben.</translation>
        </message>
        <message>
            <source>Where you left could not be read, so the book opens at its start.</source>
            <translation>Wo Sie aufgehört haben, ließ sich nicht lesen; das Buch öffnet am Anfang.</translation>
        </message>
        <message>
            <source>Your bookmarks could not be read. The damaged file was kept.</source>
            <translation>Ihre Lesezeichen konnten nicht gelesen werden. Die beschädigte Datei wurde aufgehoben.</translation>
        </message>
        <message>
            <source>Your settings could not be read; the usual ones hold.</source>
            <translation>Ihre Einstellungen konnten nicht gelesen werden; es gelten die üblichen.</translation>
        </message>
    </context>
</TS>
