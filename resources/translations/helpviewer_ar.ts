<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About {0}</source>
            <translation>عن {0}</translation>
        </message>
        <message>
            <source>Copy &amp;Details</source>
            <translation>نسخ الت&amp;فاصيل</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>الرخصة</translation>
        </message>
        <message>
            <source>Licence of the book: {0}</source>
            <translation>رخصة الكتاب: {0}</translation>
        </message>
        <message>
            <source>On the web: {0}</source>
            <translation>على الويب: {0}</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>الجزء</translation>
        </message>
        <message>
            <source>Parts and their licences</source>
            <translation>الأجزاء ورخصها</translation>
        </message>
        <message>
            <source>Publisher: {0}</source>
            <translation>الناشر: {0}</translation>
        </message>
        <message>
            <source>Questions the book does not answer: {0}</source>
            <translation>أسئلة لا يجيب عنها الكتاب: {0}</translation>
        </message>
        <message>
            <source>Reads help books, with nothing but your own computer.</source>
            <translation>يقرأ كتب المساعدة على حاسوبك وحده.</translation>
        </message>
        <message>
            <source>The details are in the clipboard.</source>
            <translation>التفاصيل في الحافظة.</translation>
        </message>
        <message>
            <source>This book: “{0}”, version {1}</source>
            <translation>هذا الكتاب: «{0}»، الإصدار {1}</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>الإصدار</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About {0}</source>
            <translation>عن &amp;{0}</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>ر&amp;جوع</translation>
        </message>
        <message>
            <source>&amp;Bookmark This Page</source>
            <translation>إ&amp;ضافة علامة لهذه الصفحة</translation>
        </message>
        <message>
            <source>&amp;Bookmarks</source>
            <translation>ال&amp;علامات</translation>
        </message>
        <message>
            <source>&amp;Close Window</source>
            <translation>إ&amp;غلاق النافذة</translation>
        </message>
        <message>
            <source>&amp;Contents</source>
            <translation>ال&amp;محتويات</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;نسخ</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>ت&amp;حرير</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;ملف</translation>
        </message>
        <message>
            <source>&amp;Find on This Page</source>
            <translation>&amp;بحث في هذه الصفحة</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;تقدم</translation>
        </message>
        <message>
            <source>&amp;Full Screen</source>
            <translation>&amp;ملء الشاشة</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>ان&amp;تقال</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>م&amp;ساعدة</translation>
        </message>
        <message>
            <source>&amp;Home</source>
            <translation>ال&amp;بداية</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>&amp;اختصارات المفاتيح</translation>
        </message>
        <message>
            <source>&amp;Larger Text</source>
            <translation>نص أ&amp;كبر</translation>
        </message>
        <message>
            <source>&amp;Manage Bookmarks…</source>
            <translation>إ&amp;دارة العلامات…</translation>
        </message>
        <message>
            <source>&amp;Next Page</source>
            <translation>الصفحة ال&amp;تالية</translation>
        </message>
        <message>
            <source>&amp;Normal Text Size</source>
            <translation>حجم النص ال&amp;معتاد</translation>
        </message>
        <message>
            <source>&amp;Open Book…</source>
            <translation>&amp;فتح كتاب…</translation>
        </message>
        <message>
            <source>&amp;Outline</source>
            <translation>الم&amp;خطط</translation>
        </message>
        <message>
            <source>&amp;Previous Page</source>
            <translation>الصفحة ال&amp;سابقة</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>&amp;طباعة…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>إ&amp;نهاء</translation>
        </message>
        <message>
            <source>&amp;Read Book Again</source>
            <translation>إعادة &amp;قراءة الكتاب</translation>
        </message>
        <message>
            <source>&amp;Search This Book</source>
            <translation>ب&amp;حث في هذا الكتاب</translation>
        </message>
        <message>
            <source>&amp;Smaller Text</source>
            <translation>نص أ&amp;صغر</translation>
        </message>
        <message>
            <source>&amp;Using {0}</source>
            <translation>استخدام &amp;{0}</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;عرض</translation>
        </message>
        <message>
            <source>&amp;What Changed</source>
            <translation>&amp;ما الذي تغيّر</translation>
        </message>
        <message>
            <source>Change how {0} looks and works</source>
            <translation>تغيير مظهر {0} وسلوكه</translation>
        </message>
        <message>
            <source>Choose paper and margins</source>
            <translation>اختيار الورق والهوامش</translation>
        </message>
        <message>
            <source>Choose where to search</source>
            <translation>اختيار مكان البحث</translation>
        </message>
        <message>
            <source>Close Ta&amp;b</source>
            <translation>إغلاق علامة ال&amp;تبويب</translation>
        </message>
        <message>
            <source>Close this tab, or the window</source>
            <translation>إغلاق علامة التبويب هذه أو النافذة</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>إغلاق هذه النافذة</translation>
        </message>
        <message>
            <source>Close {0}</source>
            <translation>إغلاق {0}</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>نسخ ال&amp;رابط</translation>
        </message>
        <message>
            <source>Copy Page as &amp;Markdown</source>
            <translation>نسخ الصفحة بصيغة &amp;Markdown</translation>
        </message>
        <message>
            <source>Copy Page as Rich &amp;Text</source>
            <translation>نسخ الصفحة بت&amp;نسيقها</translation>
        </message>
        <message>
            <source>Copy Web Addre&amp;ss</source>
            <translation>نسخ عنوان الوي&amp;ب</translation>
        </message>
        <message>
            <source>Copy an address that leads back to this place</source>
            <translation>نسخ عنوان يعيدك إلى هذا الموضع</translation>
        </message>
        <message>
            <source>Copy the address of this place on the web</source>
            <translation>نسخ عنوان هذا الموضع على الويب</translation>
        </message>
        <message>
            <source>Copy the selected text</source>
            <translation>نسخ النص المحدد</translation>
        </message>
        <message>
            <source>Copy the whole page with its looks</source>
            <translation>نسخ الصفحة كلها بمظهرها</translation>
        </message>
        <message>
            <source>Copy the whole page, written in Markdown</source>
            <translation>نسخ الصفحة كلها بصيغة Markdown</translation>
        </message>
        <message>
            <source>Every key that does something</source>
            <translation>كل مفتاح له عمل</translation>
        </message>
        <message>
            <source>Find &amp;Next</source>
            <translation>البحث عن ال&amp;تالي</translation>
        </message>
        <message>
            <source>Find &amp;Previous</source>
            <translation>البحث عن ال&amp;سابق</translation>
        </message>
        <message>
            <source>Find words on this page</source>
            <translation>البحث عن كلمات في هذه الصفحة</translation>
        </message>
        <message>
            <source>Full-Wid&amp;th Text</source>
            <translation>نص بكامل ال&amp;عرض</translation>
        </message>
        <message>
            <source>Go to the match before</source>
            <translation>الانتقال إلى التطابق السابق</translation>
        </message>
        <message>
            <source>Go to the next match</source>
            <translation>الانتقال إلى التطابق التالي</translation>
        </message>
        <message>
            <source>Go to the next tab</source>
            <translation>الانتقال إلى علامة التبويب التالية</translation>
        </message>
        <message>
            <source>Go to the page above it in the contents</source>
            <translation>الانتقال إلى الصفحة التي فوقها في المحتويات</translation>
        </message>
        <message>
            <source>Go to the page before</source>
            <translation>الانتقال إلى الصفحة السابقة</translation>
        </message>
        <message>
            <source>Go to the page below it in the contents</source>
            <translation>الانتقال إلى الصفحة التي تحتها في المحتويات</translation>
        </message>
        <message>
            <source>Go to the start page</source>
            <translation>الانتقال إلى صفحة البداية</translation>
        </message>
        <message>
            <source>Go to the tab before</source>
            <translation>الانتقال إلى علامة التبويب السابقة</translation>
        </message>
        <message>
            <source>How this program works</source>
            <translation>كيف يعمل هذا البرنامج</translation>
        </message>
        <message>
            <source>Keep this place, or forget it</source>
            <translation>حفظ هذا الموضع أو نسيانه</translation>
        </message>
        <message>
            <source>Lines as long as the window has room for</source>
            <translation>أسطر بطول ما تتسع له النافذة</translation>
        </message>
        <message>
            <source>Lines of about seventy letters</source>
            <translation>أسطر من نحو سبعين حرفًا</translation>
        </message>
        <message>
            <source>Long lines, and more room for tables and code</source>
            <translation>أسطر طويلة ومساحة أكبر للجداول والشفرات</translation>
        </message>
        <message>
            <source>Make the text larger</source>
            <translation>تكبير النص</translation>
        </message>
        <message>
            <source>Make the text smaller</source>
            <translation>تصغير النص</translation>
        </message>
        <message>
            <source>Move the keyboard to the next part of the window</source>
            <translation>نقل لوحة المفاتيح إلى الجزء التالي من النافذة</translation>
        </message>
        <message>
            <source>Move the keyboard to the part before</source>
            <translation>نقل لوحة المفاتيح إلى الجزء السابق</translation>
        </message>
        <message>
            <source>N&amp;arrow Text</source>
            <translation>نص &amp;ضيق</translation>
        </message>
        <message>
            <source>Ne&amp;xt Tab</source>
            <translation>علامة التبويب التا&amp;لية</translation>
        </message>
        <message>
            <source>New &amp;Tab</source>
            <translation>علامة &amp;تبويب جديدة</translation>
        </message>
        <message>
            <source>New &amp;Window</source>
            <translation>نا&amp;فذة جديدة</translation>
        </message>
        <message>
            <source>Next &amp;Pane</source>
            <translation>ال&amp;جزء التالي</translation>
        </message>
        <message>
            <source>Open Page on the We&amp;b</source>
            <translation>فتح الصفحة على ال&amp;ويب</translation>
        </message>
        <message>
            <source>Open the file of another book</source>
            <translation>فتح ملف كتاب آخر</translation>
        </message>
        <message>
            <source>Open the start page in another tab</source>
            <translation>فتح صفحة البداية في علامة تبويب أخرى</translation>
        </message>
        <message>
            <source>Open the tab that was closed last again</source>
            <translation>فتح علامة التبويب التي أُغلقت أخيرًا مرة أخرى</translation>
        </message>
        <message>
            <source>Open this page in another window</source>
            <translation>فتح هذه الصفحة في نافذة أخرى</translation>
        </message>
        <message>
            <source>Open this page in your browser</source>
            <translation>فتح هذه الصفحة في متصفحك</translation>
        </message>
        <message>
            <source>Open, rename or remove bookmarks</source>
            <translation>فتح العلامات أو تسميتها أو حذفها</translation>
        </message>
        <message>
            <source>P&amp;references…</source>
            <translation>التف&amp;ضيلات…</translation>
        </message>
        <message>
            <source>Page Set&amp;up…</source>
            <translation>إ&amp;عداد الصفحة…</translation>
        </message>
        <message>
            <source>Pages that are new or changed since you last read this book</source>
            <translation>الصفحات الجديدة أو المتغيّرة منذ آخر مرة قرأت فيها هذا الكتاب</translation>
        </message>
        <message>
            <source>Pre&amp;vious Pane</source>
            <translation>الجزء السا&amp;بق</translation>
        </message>
        <message>
            <source>Prev&amp;ious Tab</source>
            <translation>علامة التبويب السا&amp;بقة</translation>
        </message>
        <message>
            <source>Print Pre&amp;view…</source>
            <translation>م&amp;عاينة الطباعة…</translation>
        </message>
        <message>
            <source>Print this page</source>
            <translation>طباعة هذه الصفحة</translation>
        </message>
        <message>
            <source>Reopen Close&amp;d Tab</source>
            <translation>إعادة فتح علامة التبويب المغلقة</translation>
        </message>
        <message>
            <source>Save this page, or more, as a file</source>
            <translation>حفظ هذه الصفحة أو أكثر في ملف</translation>
        </message>
        <message>
            <source>Search &amp;In…</source>
            <translation>البحث &amp;في…</translation>
        </message>
        <message>
            <source>See the page on paper</source>
            <translation>رؤية الصفحة على الورق</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>تحديد ال&amp;كل</translation>
        </message>
        <message>
            <source>Select the whole page</source>
            <translation>تحديد الصفحة كلها</translation>
        </message>
        <message>
            <source>Short lines, easy to follow</source>
            <translation>أسطر قصيرة يسهل تتبعها</translation>
        </message>
        <message>
            <source>Show or fold away the left side</source>
            <translation>إظهار الجانب أو طيه</translation>
        </message>
        <message>
            <source>Show or hide the headings of the page beside it</source>
            <translation>إظهار عناوين الصفحة بجانبها أو إخفاؤها</translation>
        </message>
        <message>
            <source>Show the book as it is now on disk</source>
            <translation>عرض الكتاب كما هو الآن على القرص</translation>
        </message>
        <message>
            <source>Suggest a C&amp;orrection…</source>
            <translation>اقتراح ت&amp;صحيح…</translation>
        </message>
        <message>
            <source>Tell the publisher what is wrong on this page</source>
            <translation>أخبر الناشر بما هو خطأ في هذه الصفحة</translation>
        </message>
        <message>
            <source>Text size 100 %</source>
            <translation>حجم النص 100 %</translation>
        </message>
        <message>
            <source>Type what you look for</source>
            <translation>اكتب ما تبحث عنه</translation>
        </message>
        <message>
            <source>Undo a step back</source>
            <translation>التراجع عن خطوة الرجوع</translation>
        </message>
        <message>
            <source>Use the whole screen</source>
            <translation>استخدام الشاشة كلها</translation>
        </message>
        <message>
            <source>Usual Text &amp;Width</source>
            <translation>عرض النص المع&amp;تاد</translation>
        </message>
        <message>
            <source>Versions and licences</source>
            <translation>الإصدارات والرخص</translation>
        </message>
        <message>
            <source>Wi&amp;de Text</source>
            <translation>نص &amp;عريض</translation>
        </message>
    </context>
    <context>
        <name>AnswerCard</name>
        <message>
            <source>Copied ✓</source>
            <translation>نُسخ ✓</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Copy the answer</source>
            <translation>نسخ الإجابة</translation>
        </message>
    </context>
    <context>
        <name>BookmarksDialog</name>
        <message>
            <source>&amp;Close</source>
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>ا&amp;ستيراد…</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;فتح</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;حذف</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>العلامات</translation>
        </message>
        <message>
            <source>Bookmarks (*.json)</source>
            <translation>العلامات (*.json)</translation>
        </message>
        <message>
            <source>Choose another folder or another name.</source>
            <translation>اختر مجلدًا آخر أو اسمًا آخر.</translation>
        </message>
        <message>
            <source>Enter opens, F2 renames, Delete removes.</source>
            <translation>‏Enter للفتح، وF2 للتسمية، وDelete للحذف.</translation>
        </message>
        <message>
            <source>Export Bookmarks</source>
            <translation>تصدير العلامات</translation>
        </message>
        <message>
            <source>Import Bookmarks</source>
            <translation>استيراد العلامات</translation>
        </message>
        <message>
            <source>New bookmarks: {0}</source>
            <translation>علامات جديدة: {0}</translation>
        </message>
        <message>
            <source>No bookmarks yet. Press Ctrl+D on a page to keep it here.</source>
            <translation>لا علامات بعد. اضغط Ctrl+D في صفحة لتحفظها هنا.</translation>
        </message>
        <message>
            <source>Re&amp;name</source>
            <translation>إعادة ت&amp;سمية</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>حُفظ باسم {0}</translation>
        </message>
        <message>
            <source>This page is no longer in the book.</source>
            <translation>لم تعد هذه الصفحة في الكتاب.</translation>
        </message>
        <message>
            <source>“{0}” cannot be read.</source>
            <translation>تعذرت قراءة «{0}».</translation>
        </message>
        <message>
            <source>“{0}” cannot be written.</source>
            <translation>تعذرت كتابة «{0}».</translation>
        </message>
        <message>
            <source>“{0}” holds no bookmarks of this book.</source>
            <translation>ليس في «{0}» علامات لهذا الكتاب.</translation>
        </message>
    </context>
    <context>
        <name>ChangesKeeper</name>
        <message>
            <source>Pages are new or changed since you last read this book: Help, What Changed.</source>
            <translation>هناك صفحات جديدة أو متغيّرة منذ آخر مرة قرأت فيها هذا الكتاب: تعليمات، ما الذي تغيّر.</translation>
        </message>
    </context>
    <context>
        <name>ChangesPage</name>
        <message>
            <source>&amp;Back to the Page</source>
            <translation>&amp;عودة إلى الصفحة</translation>
        </message>
        <message>
            <source>&amp;Mark All as Read</source>
            <translation>&amp;تعليم الكل كمقروء</translation>
        </message>
        <message>
            <source>Changed pages</source>
            <translation>صفحات متغيّرة</translation>
        </message>
        <message>
            <source>New pages</source>
            <translation>صفحات جديدة</translation>
        </message>
        <message>
            <source>Not read yet</source>
            <translation>لم تُقرأ بعد</translation>
        </message>
        <message>
            <source>Pages that are gone</source>
            <translation>صفحات لم تعد موجودة</translation>
        </message>
        <message>
            <source>Since version {0}, which you read before:</source>
            <translation>منذ الإصدار {0} الذي قرأته من قبل:</translation>
        </message>
        <message>
            <source>Since you last read this book:</source>
            <translation>منذ آخر مرة قرأت فيها هذا الكتاب:</translation>
        </message>
        <message>
            <source>What Changed</source>
            <translation>ما الذي تغيّر</translation>
        </message>
    </context>
    <context>
        <name>CodeWindow</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;نسخ</translation>
        </message>
        <message>
            <source>&amp;Wrap long lines</source>
            <translation>&amp;لف الأسطر الطويلة</translation>
        </message>
        <message>
            <source>Back to the page</source>
            <translation>العودة إلى الصفحة</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>شفرة</translation>
        </message>
        <message>
            <source>Copied ✓</source>
            <translation>تم النسخ ✓</translation>
        </message>
        <message>
            <source>Copy this code</source>
            <translation>نسخ هذه الشفرة</translation>
        </message>
    </context>
    <context>
        <name>CompletedWords</name>
        <message>
            <source>Go on with this word</source>
            <translation>المتابعة بهذه الكلمة</translation>
        </message>
    </context>
    <context>
        <name>ContentsModel</name>
        <message>
            <source>New or changed since you last read it.</source>
            <translation>جديد أو متغيّر منذ آخر قراءة له.</translation>
        </message>
    </context>
    <context>
        <name>ContentsPane</name>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;فتح</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>المحتويات</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>نسخ ال&amp;رابط</translation>
        </message>
        <message>
            <source>Open in New &amp;Tab</source>
            <translation>فتح في علامة &amp;تبويب جديدة</translation>
        </message>
        <message>
            <source>Open in New &amp;Window</source>
            <translation>فتح في نا&amp;فذة جديدة</translation>
        </message>
    </context>
    <context>
        <name>CrashWindow</name>
        <message>
            <source>&amp;Copy Report</source>
            <translation>&amp;نسخ التقرير</translation>
        </message>
        <message>
            <source>&amp;Go On</source>
            <translation>&amp;متابعة</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>إ&amp;نهاء</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>التقرير</translation>
        </message>
        <message>
            <source>Something Went Wrong</source>
            <translation>حدث خطأ ما</translation>
        </message>
        <message>
            <source>The report is also in {file}.</source>
            <translation>التقرير موجود أيضًا في {file}.</translation>
        </message>
        <message>
            <source>{0} has met an error it did not expect. You can try to go on. If it happens again, send this report to whoever gave you the program. Nothing is sent by itself.</source>
            <translation>واجه {0} خطأ لم يتوقعه. يمكنك محاولة المتابعة. إن تكرر ذلك فأرسل هذا التقرير إلى من أعطاك البرنامج. لا يُرسل شيء من تلقاء نفسه.</translation>
        </message>
    </context>
    <context>
        <name>ErrorWindow</name>
        <message>
            <source>&amp;Choose Another Book…</source>
            <translation>ا&amp;ختيار كتاب آخر…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>إ&amp;نهاء</translation>
        </message>
        <message>
            <source>Choose the folder of a help book</source>
            <translation>اختر مجلد كتاب مساعدة</translation>
        </message>
        <message>
            <source>There is no help book here</source>
            <translation>لا كتاب مساعدة هنا</translation>
        </message>
        <message>
            <source>This help book cannot be opened</source>
            <translation>تعذر فتح كتاب المساعدة هذا</translation>
        </message>
        <message>
            <source>This help book is damaged</source>
            <translation>كتاب المساعدة هذا تالف</translation>
        </message>
        <message>
            <source>This help book is too new</source>
            <translation>كتاب المساعدة هذا أحدث مما يلزم</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>&amp;Export…</source>
            <translation>ت&amp;صدير…</translation>
        </message>
        <message>
            <source>&amp;Format:</source>
            <translation>الص&amp;يغة:</translation>
        </message>
        <message>
            <source>&amp;What:</source>
            <translation>ال&amp;محتوى:</translation>
        </message>
        <message>
            <source>EPUB book</source>
            <translation>كتاب EPUB</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>تصدير</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>مستند PDF</translation>
        </message>
        <message>
            <source>Pa&amp;per:</source>
            <translation>ال&amp;ورق:</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>نص عادي</translation>
        </message>
        <message>
            <source>Print the &amp;addresses of links below each page</source>
            <translation>طباعة عنا&amp;وين الروابط أسفل كل صفحة</translation>
        </message>
        <message>
            <source>Put &amp;pictures into a folder beside the file</source>
            <translation>وضع ال&amp;صور في مجلد بجانب الملف</translation>
        </message>
        <message>
            <source>Web page in one file</source>
            <translation>صفحة ويب في ملف واحد</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>&amp;Replace</source>
            <translation>ا&amp;ستبدال</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Category: {0}</source>
            <translation>القسم: {0}</translation>
        </message>
        <message>
            <source>Do you want to replace it?</source>
            <translation>هل تريد استبداله؟</translation>
        </message>
        <message>
            <source>EPUB book (*.epub)</source>
            <translation>كتاب EPUB ‏(*.epub)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>تصدير</translation>
        </message>
        <message>
            <source>Exporting “{0}”</source>
            <translation>تصدير «{0}»</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown ‏(*.md)</translation>
        </message>
        <message>
            <source>PDF document (*.pdf)</source>
            <translation>مستند PDF ‏(*.pdf)</translation>
        </message>
        <message>
            <source>Page: {0}</source>
            <translation>الصفحة: {0}</translation>
        </message>
        <message>
            <source>Plain text (*.txt)</source>
            <translation>نص عادي (*.txt)</translation>
        </message>
        <message>
            <source>Search results: {0}</source>
            <translation>نتائج البحث: {0}</translation>
        </message>
        <message>
            <source>Section: {0}</source>
            <translation>الفقرة: {0}</translation>
        </message>
        <message>
            <source>The whole book: {0}</source>
            <translation>الكتاب كله: {0}</translation>
        </message>
        <message>
            <source>Web page in one file (*.html)</source>
            <translation>صفحة ويب في ملف واحد (*.html)</translation>
        </message>
        <message>
            <source>“{0}” exists already.</source>
            <translation>‏«{0}» موجود من قبل.</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Clear the field</source>
            <translation>مسح الحقل</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Find on this page</source>
            <translation>بحث في هذه الصفحة</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>مطابقة حالة الأحرف</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>التطابقات</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>التطابق التالي</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>لا تطابق</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>التطابق السابق</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>كلمات كاملة فقط</translation>
        </message>
        <message>
            <source>from the end</source>
            <translation>من النهاية</translation>
        </message>
        <message>
            <source>from the top</source>
            <translation>من البداية</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} من {1}</translation>
        </message>
    </context>
    <context>
        <name>HitMenu</name>
        <message>
            <source>&amp;Copy Title</source>
            <translation>نسخ ال&amp;عنوان</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;فتح</translation>
        </message>
        <message>
            <source>Copy &amp;Link</source>
            <translation>نسخ ال&amp;رابط</translation>
        </message>
        <message>
            <source>Open in New &amp;Tab</source>
            <translation>فتح في علامة &amp;تبويب جديدة</translation>
        </message>
        <message>
            <source>Open in New &amp;Window</source>
            <translation>فتح في نا&amp;فذة جديدة</translation>
        </message>
    </context>
    <context>
        <name>LibraryKeeper</name>
        <message>
            <source>&amp;Add a Book…</source>
            <translation>إ&amp;ضافة كتاب…</translation>
        </message>
        <message>
            <source>&amp;Bring the Version Before Back</source>
            <translation>استعادة الإصدار ال&amp;سابق</translation>
        </message>
        <message>
            <source>&amp;Keep beside Newer Versions</source>
            <translation>الا&amp;حتفاظ به إلى جانب الإصدارات الأحدث</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>ف&amp;تح</translation>
        </message>
        <message>
            <source>&amp;Remove from the Library…</source>
            <translation>إ&amp;زالة من المكتبة…</translation>
        </message>
        <message>
            <source>As of {0}</source>
            <translation>بتاريخ {0}</translation>
        </message>
        <message>
            <source>Its file is not kept. Bookmarks in it are, should you add it again.</source>
            <translation>لن يُحتفظ بملفه، لكن تبقى إشاراته المرجعية إن أضفته من جديد.</translation>
        </message>
        <message>
            <source>Its publisher offers it here: {0}</source>
            <translation>يوفّره ناشره هنا: {0}</translation>
        </message>
        <message>
            <source>Move &amp;Down</source>
            <translation>نقل إلى أ&amp;سفل</translation>
        </message>
        <message>
            <source>Move &amp;Up</source>
            <translation>نقل إلى أ&amp;على</translation>
        </message>
        <message>
            <source>Open Web Page</source>
            <translation>فتح صفحة الويب</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Remove “{0}” from your library?</source>
            <translation>هل تريد إزالة «{0}» من مكتبتك؟</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;Recent Pages</source>
            <translation>الصفحات الأ&amp;خيرة</translation>
        </message>
        <message>
            <source>No other page was read yet</source>
            <translation>لم تُقرأ صفحة أخرى بعد</translation>
        </message>
        <message>
            <source>Open &amp;Known Book</source>
            <translation>فتح كتاب &amp;معروف</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>حُفظ باسم {0}</translation>
        </message>
        <message>
            <source>Your bookmarks could not be saved; they hold until you quit.</source>
            <translation>تعذر حفظ علاماتك؛ ستبقى حتى تنهي البرنامج.</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>Nothing could be printed: the printer or the file cannot be written to.</source>
            <translation>تعذرت الطباعة: لا يمكن الكتابة إلى الطابعة أو الملف.</translation>
        </message>
        <message>
            <source>Nothing was found, so there is nothing to export. Try other words.</source>
            <translation>لم يُعثر على شيء، فلا شيء يُصدَّر. جرب كلمات أخرى.</translation>
        </message>
        <message>
            <source>Printing stopped: the printer or the file takes no more pages.</source>
            <translation>توقفت الطباعة: لا تقبل الطابعة أو الملف صفحات أخرى.</translation>
        </message>
        <message>
            <source>The PDF could not be made. Try again, or choose another format.</source>
            <translation>تعذر إنشاء ملف PDF. حاول مرة أخرى أو اختر تنسيقًا آخر.</translation>
        </message>
        <message>
            <source>The help book in “{folder}” is damaged. Install the book again.</source>
            <translation>كتاب المساعدة في «{folder}» تالف. ثبت الكتاب من جديد.</translation>
        </message>
        <message>
            <source>The help book in “{folder}” was made for a newer version of this program. Update it.</source>
            <translation>كتاب المساعدة في «{folder}» أُعد لإصدار أحدث من هذا البرنامج. حدّث البرنامج.</translation>
        </message>
        <message>
            <source>The help book “{file}” cannot be read. Check that it is still there.</source>
            <translation>تعذرت قراءة كتاب المساعدة «{file}». تأكد من أنه ما زال موجودًا.</translation>
        </message>
        <message>
            <source>The link is to the help book “{book}”, which is not here. Open its file once.</source>
            <translation>الرابط يقود إلى كتاب المساعدة «{book}» وهو ليس هنا. افتح ملفه مرة.</translation>
        </message>
        <message>
            <source>The link leads to the book “{book}”, which you do not have. Add its file to your library first.</source>
            <translation>يؤدي الرابط إلى الكتاب «{book}» غير الموجود لديك. أضف ملفه إلى مكتبتك أولًا.</translation>
        </message>
        <message>
            <source>The link “{link}” leads nowhere. It must look like {example}.</source>
            <translation>الرابط «{link}» لا يؤدي إلى أي مكان. يجب أن يكون على الشكل {example}.</translation>
        </message>
        <message>
            <source>The name “{name}…” is too long. Choose a shorter one.</source>
            <translation>الاسم «{name}…» طويل جدًا. اختر أقصر منه.</translation>
        </message>
        <message>
            <source>The page “{title}” cannot be read: its file is missing or damaged. Install the book again.</source>
            <translation>تعذرت قراءة الصفحة «{title}»: ملفها مفقود أو تالف. ثبت الكتاب من جديد.</translation>
        </message>
        <message>
            <source>The page “{title}” has no section “{section}”.</source>
            <translation>ليس في الصفحة «{title}» فقرة «{section}».</translation>
        </message>
        <message>
            <source>The search index of the help book in “{folder}” is damaged, so it cannot be searched. Install the book again.</source>
            <translation>فهرس البحث لكتاب المساعدة في «{folder}» تالف، فلا يمكن البحث فيه. ثبت الكتاب من جديد.</translation>
        </message>
        <message>
            <source>The search index of the help book in “{folder}” is of an older version, so it cannot be searched. Build the book again, or ask its publisher for a new one.</source>
            <translation>فهرس البحث لكتاب المساعدة في «{folder}» من إصدار أقدم، فلا يمكن البحث فيه. ابنِ الكتاب من جديد، أو اطلب من ناشره كتابًا جديدًا.</translation>
        </message>
        <message>
            <source>There are no pages in “{category}”. Choose another category.</source>
            <translation>لا صفحات في «{category}». اختر قسمًا آخر.</translation>
        </message>
        <message>
            <source>There is no earlier version of “{book}” any more.</source>
            <translation>لم يعد هناك إصدار سابق من «{book}».</translation>
        </message>
        <message>
            <source>There is no folder “{folder}”. Make it first, or choose another one.</source>
            <translation>لا مجلد باسم «{folder}». أنشئه أولًا أو اختر غيره.</translation>
        </message>
        <message>
            <source>There is no help book in “{folder}”. Choose the folder that holds “{file}”, or install the book again.</source>
            <translation>لا كتاب مساعدة في «{folder}». اختر المجلد الذي فيه «{file}»، أو ثبت الكتاب من جديد.</translation>
        </message>
        <message>
            <source>There is no help book “{book}” in your library. Add its file first.</source>
            <translation>لا يوجد كتاب مساعدة «{book}» في مكتبتك. أضف ملفه أولاً.</translation>
        </message>
        <message>
            <source>There is no room left for “{path}”. Free some space or choose another disk.</source>
            <translation>لا مساحة بقيت لـ«{path}». أفرغ بعض المساحة أو اختر قرصًا آخر.</translation>
        </message>
        <message>
            <source>There is no room to unpack “{file}”. Free some space in “{folder}”.</source>
            <translation>لا مساحة لفك «{file}». أفرغ بعض المساحة في «{folder}».</translation>
        </message>
        <message>
            <source>This book has no category “{category}”.</source>
            <translation>ليس في هذا الكتاب قسم «{category}».</translation>
        </message>
        <message>
            <source>This book has no page “{page}”. Search for its title instead.</source>
            <translation>ليس في هذا الكتاب صفحة «{page}». ابحث عن عنوانها بدلًا من ذلك.</translation>
        </message>
        <message>
            <source>You may not write to “{folder}”. Choose another folder.</source>
            <translation>لا يحق لك الكتابة في «{folder}». اختر مجلدًا آخر.</translation>
        </message>
        <message>
            <source>“{book}” came with a program, and can only be removed with it.</source>
            <translation>جاء «{book}» مع برنامج، ولا يمكن إزالته إلا معه.</translation>
        </message>
        <message>
            <source>“{book}” could not be removed. Check that you may write to “{folder}”.</source>
            <translation>تعذرت إزالة «{book}». تحقق من أن بإمكانك الكتابة في «{folder}».</translation>
        </message>
        <message>
            <source>“{file}” could not be added. Check that you may write to “{folder}”, and that there is room.</source>
            <translation>تعذرت إضافة «{file}». تحقق من أن بإمكانك الكتابة في «{folder}» ومن وجود مساحة كافية.</translation>
        </message>
        <message>
            <source>“{file}” could not be unpacked. Check that you may write to “{folder}”.</source>
            <translation>تعذّر فك ضغط «{file}». تأكد من أن بإمكانك الكتابة في «{folder}».</translation>
        </message>
        <message>
            <source>“{file}” is no help book, or it is damaged. Ask whoever gave it to you for a new copy.</source>
            <translation>«{file}» ليس كتاب مساعدة، أو أنه تالف. اطلب نسخة جديدة ممن أعطاك إياه.</translation>
        </message>
        <message>
            <source>“{folder}” can only be read. Choose another folder.</source>
            <translation>‏«{folder}» للقراءة فقط. اختر مجلدًا آخر.</translation>
        </message>
        <message>
            <source>“{path}” cannot be replaced. Close it in other programs, or choose another name.</source>
            <translation>تعذر استبدال «{path}». أغلقه في البرامج الأخرى أو اختر اسمًا آخر.</translation>
        </message>
        <message>
            <source>“{path}” could not be written. Choose another name or folder.</source>
            <translation>تعذرت كتابة «{path}». اختر اسمًا أو مجلدًا آخر.</translation>
        </message>
        <message>
            <source>“{path}” exists already. Choose another name, or allow it to be replaced.</source>
            <translation>‏«{path}» موجود من قبل. اختر اسمًا آخر أو اسمح باستبداله.</translation>
        </message>
        <message>
            <source>“{path}” is a folder. Choose a file name in it.</source>
            <translation>‏«{path}» مجلد. اختر اسم ملف فيه.</translation>
        </message>
        <message>
            <source>“{path}” is not an ordinary file. Choose another name.</source>
            <translation>ليس «{path}» ملفًا عاديًا. اختر اسمًا آخر.</translation>
        </message>
    </context>
    <context>
        <name>MissedSearchesDialog</name>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;حذف</translation>
        </message>
        <message>
            <source>&amp;Save as File…</source>
            <translation>حفظ &amp;كملف…</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>الكتاب</translation>
        </message>
        <message>
            <source>Choose another folder or another name.</source>
            <translation>اختر مجلدًا آخر أو اسمًا آخر.</translation>
        </message>
        <message>
            <source>Delete &amp;All</source>
            <translation>حذف ال&amp;كل</translation>
        </message>
        <message>
            <source>No hit opened</source>
            <translation>لم تُفتح أي نتيجة</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>Save Searches</source>
            <translation>حفظ عمليات البحث</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>البحث</translation>
        </message>
        <message>
            <source>Searches (*.json)</source>
            <translation>عمليات البحث (*.json)</translation>
        </message>
        <message>
            <source>Searches in Vain</source>
            <translation>عمليات بحث بلا جدوى</translation>
        </message>
        <message>
            <source>The list could not be changed on disk.</source>
            <translation>تعذر تغيير القائمة على القرص.</translation>
        </message>
        <message>
            <source>These searches found nothing, or nothing that you opened. They are kept on this computer only, and nothing is sent. If you want to help the publisher of a book, save the list as a file and send it yourself.</source>
            <translation>لم تعثر عمليات البحث هذه على شيء، أو لم تفتح أيًا من نتائجها. تُحفظ على هذا الحاسوب فقط ولا يُرسل شيء. إن أردت مساعدة ناشر الكتاب فاحفظ القائمة كملف وأرسلها بنفسك.</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>ما أسفر عنه</translation>
        </message>
        <message>
            <source>“{0}” cannot be written.</source>
            <translation>تعذرت كتابة «{0}».</translation>
        </message>
    </context>
    <context>
        <name>MistakesModel</name>
        <message>
            <source>Error</source>
            <translation>خطأ</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>تحذير</translation>
        </message>
    </context>
    <context>
        <name>MistakesPane</name>
        <message>
            <source>Choose &amp;Editor…</source>
            <translation>اختيار المح&amp;رر…</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>الأخطاء</translation>
        </message>
        <message>
            <source>Mistakes in the sources of this book</source>
            <translation>أخطاء في مصادر هذا الكتاب</translation>
        </message>
        <message>
            <source>Mistakes: {0}</source>
            <translation>الأخطاء: {0}</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Help books ({0})</source>
            <translation>كتب المساعدة ({0})</translation>
        </message>
        <message>
            <source>Open Book</source>
            <translation>فتح كتاب</translation>
        </message>
    </context>
    <context>
        <name>PageAccess</name>
        <message>
            <source>Code</source>
            <translation>شيفرة</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>صورة</translation>
        </message>
    </context>
    <context>
        <name>PageArea</name>
        <message>
            <source>This page has too few headings for an outline.</source>
            <translation>عناوين هذه الصفحة أقل من أن يكون لها مخطط.</translation>
        </message>
    </context>
    <context>
        <name>PageLinks</name>
        <message>
            <source>Copied ✓</source>
            <translation>نُسخ ✓</translation>
        </message>
        <message>
            <source>Copy this code</source>
            <translation>نسخ هذه الشفرة</translation>
        </message>
        <message>
            <source>In the book “{0}”</source>
            <translation>في الكتاب «{0}»</translation>
        </message>
        <message>
            <source>Show this code in a window of its own</source>
            <translation>عرض هذه الشفرة في نافذة خاصة بها</translation>
        </message>
        <message>
            <source>Show this picture larger</source>
            <translation>عرض هذه الصورة أكبر</translation>
        </message>
        <message>
            <source>The code was copied.</source>
            <translation>نُسخت الشفرة.</translation>
        </message>
    </context>
    <context>
        <name>PageMenu</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;نسخ</translation>
        </message>
        <message>
            <source>Copy Its Web Addre&amp;ss</source>
            <translation>نسخ عنوانه على الوي&amp;ب</translation>
        </message>
        <message>
            <source>Copy Link &amp;Address</source>
            <translation>نسخ ع&amp;نوان الرابط</translation>
        </message>
        <message>
            <source>Copy Link to This &amp;Page</source>
            <translation>نسخ رابط هذه ال&amp;صفحة</translation>
        </message>
        <message>
            <source>Copy Link to This &amp;Section</source>
            <translation>نسخ رابط هذه ال&amp;فقرة</translation>
        </message>
        <message>
            <source>Open Link in New &amp;Tab</source>
            <translation>فتح الرابط في علامة &amp;تبويب جديدة</translation>
        </message>
        <message>
            <source>Open Link in New &amp;Window</source>
            <translation>فتح الرابط في نا&amp;فذة جديدة</translation>
        </message>
        <message>
            <source>Search for “{0}”</source>
            <translation>بحث عن «{0}»</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>تحديد ال&amp;كل</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <source>The arrow keys move a caret through the text. F7 switches it off.</source>
            <translation>مفاتيح الأسهم تحرك مؤشرًا في النص. ‏F7 يوقفه.</translation>
        </message>
        <message>
            <source>The arrow keys scroll the page again.</source>
            <translation>مفاتيح الأسهم تمرر الصفحة من جديد.</translation>
        </message>
        <message>
            <source>The rest of this page cannot be shown. The log says why.</source>
            <translation>لا يمكن عرض بقية هذه الصفحة. يذكر السجل السبب.</translation>
        </message>
        <message>
            <source>This page cannot be shown. The log says why.</source>
            <translation>لا يمكن عرض هذه الصفحة. السجل يذكر السبب.</translation>
        </message>
    </context>
    <context>
        <name>PastedLinks</name>
        <message>
            <source>This address leads to another book: {0}</source>
            <translation>هذا العنوان يقود إلى كتاب آخر: {0}</translation>
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
            <translation>إ&amp;غلاق</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>م&amp;لاءمة</translation>
        </message>
        <message>
            <source>Back to the page</source>
            <translation>العودة إلى الصفحة</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>صورة</translation>
        </message>
        <message>
            <source>Show it at its own size</source>
            <translation>عرضها بحجمها</translation>
        </message>
        <message>
            <source>Show the whole picture</source>
            <translation>عرض الصورة كلها</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>&amp;Colours:</source>
            <translation>الأ&amp;لوان:</translation>
        </message>
        <message>
            <source>&amp;Enlarge contents and hits with the text</source>
            <translation>&amp;تكبير المحتويات والنتائج مع النص</translation>
        </message>
        <message>
            <source>&amp;Font of pages:</source>
            <translation>&amp;خط الصفحات:</translation>
        </message>
        <message>
            <source>&amp;Keep searches that led nowhere</source>
            <translation>&amp;الاحتفاظ بعمليات البحث التي لم تُجدِ</translation>
        </message>
        <message>
            <source>&amp;Language:</source>
            <translation>ال&amp;لغة:</translation>
        </message>
        <message>
            <source>&amp;Open where I left off</source>
            <translation>ال&amp;فتح حيث توقفت</translation>
        </message>
        <message>
            <source>&amp;Remember what I searched for</source>
            <translation>ت&amp;ذكر ما بحثت عنه</translation>
        </message>
        <message>
            <source>&amp;Size of text:</source>
            <translation>&amp;حجم النص:</translation>
        </message>
        <message>
            <source>&amp;Width of text:</source>
            <translation>&amp;عرض النص:</translation>
        </message>
        <message>
            <source>As designed</source>
            <translation>كما صُمِّم</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>كالنظام</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>Easy to tell apart (dyslexia)</source>
            <translation>سهل التمييز (عسر القراءة)</translation>
        </message>
        <message>
            <source>Every choice takes effect at once.</source>
            <translation>كل اختيار يسري فورًا.</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>كامل</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Narrow</source>
            <translation>ضيق</translation>
        </message>
        <message>
            <source>On this computer only; nothing is sent. You can save the list for the publisher.</source>
            <translation>على هذا الحاسوب فقط، ولا يُرسل شيء. يمكنك حفظ القائمة للناشر.</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>التفضيلات</translation>
        </message>
        <message>
            <source>Restore &amp;Defaults</source>
            <translation>استعادة ال&amp;مبدئي</translation>
        </message>
        <message>
            <source>S&amp;how the List…</source>
            <translation>&amp;عرض القائمة…</translation>
        </message>
        <message>
            <source>S&amp;pacing of text:</source>
            <translation>ت&amp;باعد النص:</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>معتاد</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>عريض</translation>
        </message>
        <message>
            <source>Wide: lines, words and letters</source>
            <translation>واسع: الأسطر والكلمات والحروف</translation>
        </message>
        <message>
            <source>With serifs</source>
            <translation>بزوائد (سيريف)</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>&amp;Save as PDF…</source>
            <translation>ح&amp;فظ بصيغة PDF…</translation>
        </message>
        <message>
            <source>No printer is set up on this computer.</source>
            <translation>لا طابعة معدة على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Print Preview</source>
            <translation>معاينة الطباعة</translation>
        </message>
        <message>
            <source>The printer did not take the page.</source>
            <translation>لم تقبل الطابعة الصفحة.</translation>
        </message>
        <message>
            <source>You can save the page as a PDF file instead.</source>
            <translation>يمكنك حفظ الصفحة ملف PDF بدلًا من ذلك.</translation>
        </message>
    </context>
    <context>
        <name>Publishing</name>
        <message>
            <source>Command of your editor, such as “code” or “edit +{line} {file}”:</source>
            <translation>أمر محررك، مثل «code» أو «edit +{line} {file}»:</translation>
        </message>
        <message>
            <source>Editor</source>
            <translation>المحرر</translation>
        </message>
        <message>
            <source>Open &amp;Source</source>
            <translation>فتح الم&amp;صدر</translation>
        </message>
        <message>
            <source>“{0}” could not be opened in your editor.</source>
            <translation>تعذر فتح «{0}» في محررك.</translation>
        </message>
    </context>
    <context>
        <name>ResultsModel</name>
        <message>
            <source>1 result</source>
            <translation>نتيجة واحدة</translation>
        </message>
        <message>
            <source>Beginning of the page</source>
            <translation>بداية الصفحة</translation>
        </message>
        <message>
            <source>Show all {0} in “{1}”</source>
            <translation>عرض كل النتائج ({0}) في «{1}»</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>النتائج: {0}</translation>
        </message>
    </context>
    <context>
        <name>SavedLinks</name>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Show in Folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
    </context>
    <context>
        <name>ScopeBox</name>
        <message>
            <source>1 result</source>
            <translation>نتيجة واحدة</translation>
        </message>
        <message>
            <source>All books</source>
            <translation>كل الكتب</translation>
        </message>
        <message>
            <source>Categories of this book</source>
            <translation>فئات هذا الكتاب</translation>
        </message>
        <message>
            <source>Choose where to search</source>
            <translation>اختيار مكان البحث</translation>
        </message>
        <message>
            <source>This book</source>
            <translation>هذا الكتاب</translation>
        </message>
        <message>
            <source>Where to search</source>
            <translation>مكان البحث</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>النتائج: {0}</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>مسح البحث</translation>
        </message>
        <message>
            <source>Hits appear while you type. Arrow keys move in them, Enter opens one, Escape clears.</source>
            <translation>تظهر النتائج أثناء الكتابة. الأسهم للتنقل بينها، وEnter لفتح واحدة، وEscape للمسح.</translation>
        </message>
        <message>
            <source>Search this book</source>
            <translation>بحث في هذا الكتاب</translation>
        </message>
        <message>
            <source>{0} (Ctrl+K)</source>
            <translation>{0} (Ctrl+K)</translation>
        </message>
    </context>
    <context>
        <name>SearchPane</name>
        <message>
            <source>1 result</source>
            <translation>نتيجة واحدة</translation>
        </message>
        <message>
            <source>Also searched: {0}</source>
            <translation>بُحث أيضًا عن: {0}</translation>
        </message>
        <message>
            <source>Best {0} of {1}</source>
            <translation>أفضل {0} من {1}</translation>
        </message>
        <message>
            <source>Everything in {0}. Type a word to search in it.</source>
            <translation>كل ما في {0}. اكتب كلمة للبحث فيه.</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>النتائج</translation>
        </message>
        <message>
            <source>In none of them: {0}</source>
            <translation>غير موجود في أي منها: {0}</translation>
        </message>
        <message>
            <source>Left out: {0}</source>
            <translation>استُبعِد: {0}</translation>
        </message>
        <message>
            <source>Not in this book: {0}</source>
            <translation>ليس في هذا الكتاب: {0}</translation>
        </message>
        <message>
            <source>Nothing found for “{0}” in any book.</source>
            <translation>لم يُعثر في أي كتاب على نتائج لـ «{0}».</translation>
        </message>
        <message>
            <source>Nothing found for “{0}” in {1}.</source>
            <translation>لا نتائج عن «{0}» في {1}.</translation>
        </message>
        <message>
            <source>Nothing found for “{0}”.</source>
            <translation>لا نتائج عن «{0}».</translation>
        </message>
        <message>
            <source>Nothing has all of these words. These hits have some:</source>
            <translation>لا شيء يضم كل هذه الكلمات. في هذه النتائج بعضها:</translation>
        </message>
        <message>
            <source>Search for it instead</source>
            <translation>البحث عنه بدلًا من ذلك</translation>
        </message>
        <message>
            <source>Search for {0} instead</source>
            <translation>البحث عن {0} بدلًا من ذلك</translation>
        </message>
        <message>
            <source>Search in all books</source>
            <translation>البحث في كل الكتب</translation>
        </message>
        <message>
            <source>Search in all categories</source>
            <translation>البحث في كل الأقسام</translation>
        </message>
        <message>
            <source>Showing results for {0}</source>
            <translation>نتائج البحث عن {0}</translation>
        </message>
        <message>
            <source>These titles come nearest:</source>
            <translation>أقرب العناوين:</translation>
        </message>
        <message>
            <source>Try fewer or other words, or ask here: {0}</source>
            <translation>جرب كلمات أقل أو أخرى، أو اسأل هنا: {0}</translation>
        </message>
        <message>
            <source>Try fewer or other words.</source>
            <translation>جرب كلمات أقل أو أخرى.</translation>
        </message>
        <message>
            <source>Type a word to search for.</source>
            <translation>اكتب كلمة للبحث عنها.</translation>
        </message>
        <message>
            <source>{0} results</source>
            <translation>النتائج: {0}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Your settings could not be saved; they hold until you quit.</source>
            <translation>تعذر حفظ تفضيلاتك؛ ستبقى حتى تنهي البرنامج.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Back to the contents</source>
            <translation>العودة إلى المحتويات</translation>
        </message>
        <message>
            <source>Clear the field</source>
            <translation>مسح الحقل</translation>
        </message>
        <message>
            <source>Find a key or what it does</source>
            <translation>ابحث عن مفتاح أو عما يفعله</translation>
        </message>
        <message>
            <source>In the contents</source>
            <translation>في المحتويات</translation>
        </message>
        <message>
            <source>In the search field</source>
            <translation>في حقل البحث</translation>
        </message>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>اختصارات المفاتيح</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>المفاتيح</translation>
        </message>
        <message>
            <source>Move a caret through the text, or stop that</source>
            <translation>تشغيل مؤشر النص أو إيقافه</translation>
        </message>
        <message>
            <source>Move the book up or down</source>
            <translation>نقل الكتاب إلى أعلى أو أسفل</translation>
        </message>
        <message>
            <source>On the page</source>
            <translation>في الصفحة</translation>
        </message>
        <message>
            <source>Open the hit</source>
            <translation>فتح النتيجة</translation>
        </message>
        <message>
            <source>Open the hit in a new tab</source>
            <translation>فتح النتيجة في علامة تبويب جديدة</translation>
        </message>
        <message>
            <source>Open the link</source>
            <translation>فتح الرابط</translation>
        </message>
        <message>
            <source>Open the link in a new tab</source>
            <translation>فتح الرابط في علامة تبويب جديدة</translation>
        </message>
        <message>
            <source>Open the page</source>
            <translation>فتح الصفحة</translation>
        </message>
        <message>
            <source>Open the page in a new tab</source>
            <translation>فتح الصفحة في علامة تبويب جديدة</translation>
        </message>
        <message>
            <source>Scroll by a screen</source>
            <translation>التمرير بمقدار شاشة</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Take away the marks of a search</source>
            <translation>إزالة علامات البحث</translation>
        </message>
        <message>
            <source>To the next or previous hit</source>
            <translation>إلى النتيجة التالية أو السابقة</translation>
        </message>
        <message>
            <source>To the next or previous link</source>
            <translation>إلى الرابط التالي أو السابق</translation>
        </message>
        <message>
            <source>Unfold everything below</source>
            <translation>توسيع كل ما تحته</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>ما يفعله</translation>
        </message>
    </context>
    <context>
        <name>SidePane</name>
        <message>
            <source>Search all books</source>
            <translation>بحث في كل الكتب</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>بحث في: {0}</translation>
        </message>
        <message>
            <source>Search this book</source>
            <translation>بحث في هذا الكتاب</translation>
        </message>
    </context>
    <context>
        <name>Suggesting</name>
        <message>
            <source>Corrections of this book go to {0}.</source>
            <translation>تُرسل تصحيحات هذا الكتاب إلى {0}.</translation>
        </message>
        <message>
            <source>Open in &amp;Browser</source>
            <translation>فتح في الم&amp;تصفح</translation>
        </message>
        <message>
            <source>Save Page as &amp;Markdown…</source>
            <translation>حفظ الصفحة بصيغة &amp;Markdown…</translation>
        </message>
        <message>
            <source>Suggest a correction to “{0}”</source>
            <translation>اقتراح تصحيح لـ «{0}»</translation>
        </message>
        <message>
            <source>This book names no address for corrections. Save the page, change it, and send it to whoever gave you the book.</source>
            <translation>لا يذكر هذا الكتاب عنوانًا للتصحيحات. احفظ الصفحة وعدّلها وأرسلها إلى من أعطاك الكتاب.</translation>
        </message>
        <message>
            <source>Write a &amp;Mail</source>
            <translation>كتابة &amp;بريد</translation>
        </message>
    </context>
    <context>
        <name>Suggestions</name>
        <message>
            <source>Clear recent searches</source>
            <translation>مسح عمليات البحث الأخيرة</translation>
        </message>
        <message>
            <source>Delete removes it from this list</source>
            <translation>‏Delete يحذفه من هذه القائمة</translation>
        </message>
        <message>
            <source>Recent searches</source>
            <translation>عمليات البحث الأخيرة</translation>
        </message>
        <message>
            <source>Recent searches: {0}</source>
            <translation>عمليات البحث الأخيرة: {0}</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>اقتراحات</translation>
        </message>
    </context>
    <context>
        <name>Tabs</name>
        <message>
            <source>Close this tab</source>
            <translation>إغلاق علامة التبويب هذه</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>علامات التبويب</translation>
        </message>
    </context>
    <context>
        <name>Toolbar</name>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>More Buttons</source>
            <translation>أزرار أخرى</translation>
        </message>
        <message>
            <source>Opens a menu with everything else</source>
            <translation>يفتح قائمة بكل ما سوى ذلك</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>شريط الأدوات</translation>
        </message>
    </context>
    <context>
        <name>Trail</name>
        <message>
            <source>Show this category in the contents</source>
            <translation>إظهار هذا القسم في المحتويات</translation>
        </message>
        <message>
            <source>What is above</source>
            <translation>ما فوق ذلك</translation>
        </message>
        <message>
            <source>Where this page belongs</source>
            <translation>موضع هذه الصفحة</translation>
        </message>
    </context>
    <context>
        <name>WindowCommands</name>
        <message>
            <source>Bookmark added.</source>
            <translation>أُضيفت العلامة.</translation>
        </message>
        <message>
            <source>Bookmark removed.</source>
            <translation>حُذفت العلامة.</translation>
        </message>
        <message>
            <source>Copied: {0}</source>
            <translation>نُسخ: {0}</translation>
        </message>
        <message>
            <source>The page was copied as Markdown.</source>
            <translation>نُسخت الصفحة بصيغة Markdown.</translation>
        </message>
        <message>
            <source>The page was copied.</source>
            <translation>نُسخت الصفحة.</translation>
        </message>
        <message>
            <source>There are too many bookmarks. Remove some of them first.</source>
            <translation>العلامات كثيرة. احذف بعضها أولًا.</translation>
        </message>
        <message>
            <source>This book has no page about {0} itself.</source>
            <translation>ليس في هذا الكتاب صفحة عن {0} نفسه.</translation>
        </message>
        <message>
            <source>This link could not be opened: {0}</source>
            <translation>تعذر فتح هذا الرابط: {0}</translation>
        </message>
    </context>
    <context>
        <name>Windows</name>
        <message>
            <source>Where you leave cannot be remembered: its file cannot be written.</source>
            <translation>لا يمكن تذكر موضع توقفك: تعذرت كتابة ملفه.</translation>
        </message>
        <message>
            <source>Where you left could not be read, so the book opens at its start.</source>
            <translation>تعذرت قراءة موضع توقفك، لذا يفتح الكتاب من بدايته.</translation>
        </message>
        <message>
            <source>Your bookmarks could not be read. The damaged file was kept.</source>
            <translation>تعذرت قراءة علاماتك. أُبقي الملف التالف.</translation>
        </message>
        <message>
            <source>Your settings could not be read; the usual ones hold.</source>
            <translation>تعذرت قراءة تفضيلاتك؛ تسري المعتادة.</translation>
        </message>
    </context>
</TS>
