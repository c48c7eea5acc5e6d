import { byLocale } from "../../../words";
import { classificationLessonsEn } from "../../../words/classification-lessons.en";
import { classificationLessonsRu } from "../../../words/classification-lessons.ru";

export const lessonWords = byLocale({ ru: classificationLessonsRu, en: classificationLessonsEn });
